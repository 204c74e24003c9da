import type { StatementResult } from './session.ts';

const WIDEST = 40;

/** @returns the first rows as a table for the log, one line an item */
export function previewLines({ columns, preview, rows }: StatementResult): readonly string[] {
    if (columns.length === 0 || preview.length === 0) return [];
    const table = [columns, ...preview.map((row) => row.map((cell) => (cell === null ? '∅' : String(cell))))].map((row) => row.map(shorten));
    const widths = columns.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    const [head = '', ...body] = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
    const rule = widths.map((width) => '─'.repeat(width)).join('  ');
    const rest = rows - preview.length;
    return [head, rule, ...body, ...(rest > 0 ? [`… and ${rest} more`] : [])];
}

function shorten(cell: string): string {
    const line = cell.replaceAll(/\s+/g, ' ');
    return line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line;
}
