import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { describeConnection } from '../../connections/connection.ts';
import { quoteName } from '../../connections/duckdb.ts';
import { openSqlite } from '../../connections/sqlite.ts';
import { ActivityError, type ActivityContext, type ConnectionInput } from '../activity.ts';
import { CsvBatchBuilder, type CsvBatch } from './csv-batch.ts';
import { isNumeric, nameParts, someNames, type RowSource, type SourceRequest, type Watermark } from './source.ts';
import { SqliteColumn } from './sqlite-types.ts';

/** Names of its own for the columns: Node before 22.16 gives rows as objects, where columns of one name would be one, and those called `1` come first. */
const VIEW = 'pline_rows';

/** Opens a table or a query of a SQLite file for reading. */
export async function openSqliteSource(connection: ConnectionInput, request: SourceRequest, context: ActivityContext): Promise<RowSource> {
    const database = await openSqlite(connection, context.directory, { readOnly: true });
    try {
        if (request.kind === 'table') requireTable(database, request.table, connection);
        const columns = describeColumns(database, request.kind === 'table' ? `select * from ${nameParts(request.table).map(quoteName).join('.')}` : request.query);
        const { since } = request;
        const watermark = columns.findIndex(({ name }) => name === since?.column);
        const statement = database.prepare(`select * from temp.${VIEW}${since ? ` where c${watermark} ${since.inclusive ? '>=' : '>'} ?` : ''}`);
        return {
            columns, textOrder: 'binary',
            batches: () => readBatches(statement, since ? [boundValue(since)] : [], columns, request.batchSize),
            close: () => Promise.resolve(database.close()),
        };
    } catch (error) {
        database.close();
        throw error;
    }
}

/** A view that lives as long as this connection knows the names and the declared types; nothing is written to the file. */
function describeColumns(database: DatabaseSync, query: string): readonly SqliteColumn[] {
    database.exec(`create temp view pline_query as ${query}`);
    const columns = database.prepare(`select name, type from pragma_table_info('pline_query', 'temp')`).all()
        // A second column of the name `a` is called `a:1` here.
        .map(({ name, type }) => new SqliteColumn(String(name).replace(/:\d+$/, ''), String(type)));
    database.exec(`create temp view ${VIEW} (${columns.map((_, index) => `c${index}`).join(', ')}) as select * from temp.pline_query`);
    return columns;
}

async function* readBatches(statement: StatementSync, bound: readonly SQLInputValue[], columns: readonly SqliteColumn[], size: number): AsyncIterable<CsvBatch> {
    statement.setReadBigInts(true);
    // Node has arrays from version 22.16 on.
    statement.setReturnArrays?.(true);
    const builder = new CsvBatchBuilder(size);
    for (const row of statement.iterate(...bound)) {
        const values = Array.isArray(row) ? row : Object.values(row);
        builder.addRow(columns.map((column, index) => column.text(values[index] ?? null)));
        if (!builder.isFull) continue;
        yield builder.take();
        // Reading SQLite blocks: let a cancel come in between two batches.
        await setImmediate();
    }
    if (!builder.isEmpty) yield builder.take();
}

/** SQLite compares numbers with numbers and texts with texts. */
function boundValue({ value, type }: Watermark): SQLInputValue {
    if (!isNumeric(type)) return value;
    return /^-?\d+$/.test(value) ? BigInt(value) : Number(value);
}

function requireTable(database: DatabaseSync, table: string, connection: ConnectionInput): void {
    const name = nameParts(table).at(-1) ?? '';
    const names = database.prepare(`select name from pragma_table_list where type in ('table', 'view', 'virtual') and name not like 'sqlite_%' order by name`).all().map((row) => String(row['name']));
    if (names.some((candidate) => candidate.toLowerCase() === name.toLowerCase())) return;
    throw new ActivityError(`${describeConnection(connection)} has no table ${table}. It has: ${someNames(names)}.`);
}
