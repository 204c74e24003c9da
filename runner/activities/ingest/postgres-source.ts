import type { Client } from 'pg';
import { describeConnection } from '../../connections/connection.ts';
import { quoteName } from '../../connections/duckdb.ts';
import { openPostgres } from '../../connections/postgres.ts';
import { ActivityError, type ActivityContext, type ConnectionInput } from '../activity.ts';
import { errorCode, errorMessage } from '../error-message.ts';
import { PostgresCopy } from './postgres-copy.ts';
import { PostgresColumn } from './postgres-types.ts';
import { nameParts, someNames, type RowSource, type SourceRequest } from './source.ts';

const SYNTAX_ERROR = '42601';

/** Opens a table or a query of a PostgreSQL database for reading: one statement, so one consistent state, however long it takes. */
export async function openPostgresSource(connection: ConnectionInput, request: SourceRequest, context: ActivityContext): Promise<RowSource> {
    const { client, close } = await openPostgres(connection, context.signal);
    try {
        await client.query('begin transaction read only');
        const from = request.kind === 'table' ? await findTable(client, request.table, connection) : `(${request.query}\n) as pline_query`;
        const columns = await describeColumns(client, from);
        const { since } = request;
        const newer = since ? ` where ${quoteName(since.column)} ${since.inclusive ? '>=' : '>'} ${client.escapeLiteral(since.value)}` : '';
        // Wrapped in another query, it would lose its order.
        const query = request.kind === 'query' && !since ? request.query : `select * from ${from}${newer}`;
        return { columns, textOrder: 'unknown', batches: () => client.query(new PostgresCopy(query, request.batchSize)).batches(), close };
    } catch (error) {
        await close();
        throw error;
    }
}

/** The transaction keeps them as they are from here on. */
async function describeColumns(client: Client, from: string): Promise<readonly PostgresColumn[]> {
    const { fields } = await client.query(`select * from ${from} limit 0`).catch((error: unknown) => {
        throw errorCode(error) === SYNTAX_ERROR ? new Error(`${errorMessage(error)} (a query is a select, values, table, or with before one of these)`) : error;
    });
    return fields.map(({ name, dataTypeID, dataTypeModifier }) => new PostgresColumn(name, dataTypeID, dataTypeModifier));
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
