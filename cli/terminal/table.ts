/**
 * Text in columns, each as wide as its widest cell; the last one is not padded.
 * @param rows cells without colour
 * @param paint what to make of a padded cell
 */
export function table(rows: readonly (readonly string[])[], paint: (cell: string, row: number, column: number) => string = (cell) => cell): string {
    const widths: number[] = [];
    for (const row of rows) {
        for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
    return rows.map((row, index) => row
        .map((cell, column) => paint(column === row.length - 1 ? cell : cell.padEnd(widths[column]!), index, column))
        .join('  ')
        .trimEnd()).join('\n');
}
