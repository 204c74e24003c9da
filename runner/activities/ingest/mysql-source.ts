import type { Connection, FieldPacket } from 'mysql2';
import { describeConnection } from '../../connections/connection.ts';
import { openMySql, quoteMySqlName, type MySql } from '../../connections/mysql.ts';
import { ActivityError, type ActivityContext, type ConnectionInput } from '../activity.ts';
import { errorCode } from '../error-message.ts';
import { CsvBatchBuilder, type CsvBatch } from './csv-batch.ts';
import { MySqlColumn } from './mysql-types.ts';
import { isNumeric, nameParts, someNames, type RowSource, type SourceRequest, type Watermark } from './source.ts';

type MySqlRow = readonly (Buffer | null)[];

/** Values as the server writes them: DuckDB reads the texts. */
const AS_WRITTEN = { rowsAsArray: true, typeCast: false } as const;

/** Opens a table or a query of a MySQL or MariaDB database for reading: one statement, so one consistent state, however long it takes. */
export async function openMySqlSource(input: ConnectionInput, request: SourceRequest, context: ActivityContext): Promise<RowSource> {
    const session = await openMySql(input, context.signal);
    const { connection, close } = session;
    try {
        await connection.promise().query('start transaction read only');
        const from = request.kind === 'table' ? nameParts(request.table).map(quoteMySqlName).join('.') : `(${request.query}) as pline_query`;
        const columns = await describeColumns(connection, from).catch(async (error: unknown) => {
            throw request.kind === 'table' && errorCode(error) === 'ER_NO_SUCH_TABLE' ? await noTable(connection, request.table, input) : error;
        });
        const { since } = request;
        // Wrapped in another query, it would lose its order.
        const asItIs = request.kind === 'query' && !since && !columns.some(({ isFloat }) => isFloat);
        const statement = asItIs ? request.query : `select ${columns.map(selected).join(', ')} from ${from}${since ? newerThan(connection, since) : ''}`;
        return { columns, textOrder: 'unknown', batches: () => readBatches(session, statement, columns, request.batchSize), close };
    } catch (error) {
        await close();
        throw error;
    }
}

async function describeColumns(connection: Connection, from: string): Promise<readonly MySqlColumn[]> {
    const [, fields] = await connection.promise().query({ sql: `select * from ${from} limit 0`, ...AS_WRITTEN });
    return fields.map((field: FieldPacket) => new MySqlColumn(field));
}

function selected({ name, isFloat }: MySqlColumn): string {
    return isFloat ? `${quoteMySqlName(name)} + 0e0 as ${quoteMySqlName(name)}` : quoteMySqlName(name);
}

/** A number as a text would be compared as a double, which does not tell large integers apart. */
function newerThan(connection: Connection, { column, value, type, inclusive }: Watermark): string {
    return ` where ${quoteMySqlName(column)} ${inclusive ? '>=' : '>'} ${isNumeric(type) ? value : connection.escape(value)}`;
}

async function* readBatches({ connection, broken }: MySql, statement: string, columns: readonly MySqlColumn[], size: number): AsyncIterable<CsvBatch> {
    const rows = connection.query({ sql: statement, ...AS_WRITTEN }).stream({ highWaterMark: size });
    broken.catch((error: Error) => rows.destroy(error));
    const builder = new CsvBatchBuilder(size);
    for await (const row of rows as AsyncIterable<MySqlRow>) {
        builder.addRow(columns.map((column, index) => column.text(row[index] ?? null)));
        if (builder.isFull) yield builder.take();
    }
    if (!builder.isEmpty) yield builder.take();
}

async function noTable(connection: Connection, table: string, input: ConnectionInput): Promise<ActivityError> {
    const [rows] = await connection.promise().query({ sql: 'select table_name from information_schema.tables where table_schema = database() order by 1', rowsAsArray: true });
    const names = Array.isArray(rows) ? rows.map((row) => String(Object.values(row)[0])) : [];
    return new ActivityError(`${describeConnection(input)} has no table ${table} that this user may see. It has: ${someNames(names)}.`);
}
