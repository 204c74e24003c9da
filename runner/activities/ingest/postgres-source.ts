import Cursor from 'pg-cursor';
import type { Client } from 'pg';
import { describeConnection } from '../../connections/connection.ts';
import { quoteName } from '../../connections/duckdb.ts';
import { readRows } from '../../connections/postgres-cursor.ts';
import { openPostgres } from '../../connections/postgres.ts';
import { ActivityError, type ActivityContext, type ConnectionInput } from '../activity.ts';
import { PostgresColumn } from './postgres-types.ts';
import { nameParts, someNames, type RowSource, type SourceRequest } from './source.ts';
import type { TextRow } from './text-stage.ts';

/** Values as the server writes them: DuckDB reads the texts. */
const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** Opens a table or a query of a PostgreSQL database for reading: one statement, so one consistent state, however long it takes. */
export async function openPostgresSource(connection: ConnectionInput, request: SourceRequest, context: ActivityContext): Promise<RowSource> {
    const { client, close } = await openPostgres(connection, context.signal);
    try {
        await client.query('begin transaction read only');
        const from = request.kind === 'table' ? await findTable(client, request.table, connection) : `(${request.query}) as pline_query`;
        const { since } = request;
        const query = since ? `select * from ${from} where ${quoteName(since.column)} ${since.inclusive ? '>=' : '>'} $1` : request.kind === 'table' ? `select * from ${from}` : request.query;
        const cursor = client.query(new Cursor<TextRow>(query, since ? [since.value] : [], { rowMode: 'array', types: AS_TEXT }));
        // The server describes the columns with the first rows.
        const { rows, result } = await readRows(cursor, request.batchSize);
        const columns = (result?.fields ?? []).map(({ name, dataTypeID, dataTypeModifier }) => new PostgresColumn(name, dataTypeID, dataTypeModifier));
        return { columns, textOrder: 'unknown', batches: () => readBatches(cursor, rows, columns, request.batchSize), close };
    } catch (error) {
        await close();
        throw error;
    }
}

async function* readBatches(cursor: Cursor<TextRow>, first: readonly TextRow[], columns: readonly PostgresColumn[], size: number): AsyncIterable<readonly TextRow[]> {
    for (let rows = first; rows.length > 0; ({ rows } = await readRows(cursor, size))) {
        for (const row of rows) columns.forEach((column, index) => column.observe(row[index] ?? null));
        yield rows;
    }
}

/** The name exactly as written, or else as PostgreSQL reads it, which makes its letters small. */
async function findTable(client: Client, table: string, connection: ConnectionInput): Promise<string> {
    const parts = nameParts(table);
    for (const name of [parts.map(quoteName).join('.'), parts.map((part) => quoteName(part.toLowerCase())).join('.')]) {
        const { rows } = await client.query<{ readonly found: string | null }>('select to_regclass($1) as found', [name]);
        if (rows[0]?.found) return name;
    }
    const { rows } = await client.query<{ readonly name: string }>(`
        select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema not in ('pg_catalog', 'information_schema') order by 1`);
    throw new ActivityError(`${describeConnection(connection)} has no table ${table} that this user may see. It has: ${someNames(rows.map(({ name }) => name))}.`);
}
