import { CsvError, parse } from 'csv-parse/sync';
import type { Row } from '../../protocol/bulk.ts';
import { qualifiedName, type CatalogTable } from '../../protocol/catalog.ts';

/** Rows that cannot be read, with what to do about it. */
export class RowsError extends Error {
    override readonly name = 'RowsError';
}

/**
 * Reads rows: a JSON array of objects, or CSV (RFC 4180) whose first line names the columns, with commas, semicolons or tabs.
 * @throws RowsError
 */
export function readRows(text: string): readonly Row[] {
    const rows = /^\uFEFF?\s*\[/.test(text) ? jsonRows(text.replace(/^\uFEFF/, '')) : csvRows(text);
    if (rows.length === 0) throw new RowsError('There are no rows in it. The first line of CSV names the columns; JSON is an array of objects.');
    return rows;
}

/** Tables as rows: the columns `schema`, `table`, `kind`, `rows` (an estimate), and `source`: the name as `ingest.database` takes it, quoted where it has to be. */
export function tableRows(tables: readonly CatalogTable[]): readonly Row[] {
    return tables.map((table) => ({ schema: table.schema, table: table.table, source: qualifiedName(table), kind: table.kind, rows: table.rows === undefined ? '' : String(table.rows) }));
}

function csvRows(text: string): Row[] {
    try {
        return parse(text, { bom: true, columns: columnNames, delimiter: delimiterOf(text), skip_empty_lines: true, relax_quotes: false }) as Row[];
    } catch (error) {
        if (error instanceof CsvError) throw new RowsError(`The CSV cannot be read: ${error.message}.`, { cause: error });
        throw error;
    }
}

function columnNames(names: readonly string[]): string[] {
    const trimmed = names.map((name) => name.trim());
    const twice = trimmed.find((name, index) => trimmed.indexOf(name) < index);
    if (twice !== undefined) throw new RowsError(`Two columns have the name "${twice}". Give each one of its own.`);
    return trimmed;
}

/** Tabs come from spreadsheets, where no name has one; else what the first line has most of, outside of quotes. */
function delimiterOf(text: string): string {
    const [head = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1);
    if (head.includes('\t')) return '\t';
    return head.split(';').length > head.split(',').length ? ';' : ',';
}

function jsonRows(text: string): Row[] {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch (error) {
        throw new RowsError(`The JSON cannot be read: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
    }
    return (value as unknown[]).map((row, index) => {
        if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new RowsError(`Row ${index + 1} is no object such as { "table": "orders" }, but ${JSON.stringify(row)}.`);
        return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cellText(cell)]));
    });
}

function cellText(cell: unknown): string {
    if (cell === null || cell === undefined) return '';
    return typeof cell === 'object' ? JSON.stringify(cell) : String(cell as string | number | boolean);
}
