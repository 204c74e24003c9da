import { DuckDBInstance } from '@duckdb/node-api';

export type Row = Record<string, string | number | null>;

/**
 * Reads a DuckDB file without changing it.
 * @returns the rows of a query; whole numbers of any size come as numbers
 */
export async function queryLake(file: string, sql: string): Promise<Row[]> {
    const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
    try {
        const connection = await instance.connect();
        const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
        connection.closeSync();
        return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value as string | number | null])));
    } finally {
        instance.closeSync();
    }
}
