import { describeConnection } from '../../connections/connection.ts';
import { openSqlServer, perform, textRows, textsOf, type SqlServer, type SqlServerRow } from '../../connections/sqlserver.ts';
import { ActivityError, type ActivityContext, type ConnectionInput } from '../activity.ts';
import { CsvBatchBuilder, type CsvBatch } from './csv-batch.ts';
import { someNames, type RowSource, type SourceRequest } from './source.ts';
import { describedQuery, readingQuery, tableName } from './sqlserver-query.ts';
import { SqlServerColumn } from './sqlserver-types.ts';

/** Opens a table or a query of a SQL Server database for reading: one statement, however long it takes. */
export async function openSqlServerSource(input: ConnectionInput, request: SourceRequest, context: ActivityContext): Promise<RowSource> {
    const session = await openSqlServer(input, context.signal);
    try {
        const columns = await describeColumns(session, request, input);
        return { columns, textOrder: 'unknown', batches: () => readBatches(session, readingQuery(request, columns), request.batchSize), close: session.close };
    } catch (error) {
        await session.close();
        throw error;
    }
}

async function describeColumns(session: SqlServer, request: SourceRequest, input: ConnectionInput): Promise<readonly SqlServerColumn[]> {
    if (request.kind === 'table') await refuseMissing(session, request.table, input);
    const described = await textRows(session, `
        select name, system_type_name, error_message from sys.dm_exec_describe_first_result_set(@query, null, 0)
        where is_hidden = 0 or error_message is not null order by column_ordinal`, { query: describedQuery(request) });
    return described.map(([name, type, problem], index) => {
        if (problem !== null) throw new ActivityError(`SQL Server cannot read it: ${problem}`);
        if (!name) throw new ActivityError(`Column ${index + 1} of the query has no name: give it one with as.`);
        return new SqlServerColumn(name, type ?? 'nvarchar');
    });
}

async function refuseMissing(session: SqlServer, table: string, input: ConnectionInput): Promise<void> {
    const [found] = await textRows(session, 'select convert(varchar(20), object_id(@name))', { name: tableName(table) });
    if (found?.[0]) return;
    const names = await textRows(session, 'select table_schema + \'.\' + table_name from information_schema.tables order by 1', {});
    throw new ActivityError(`${describeConnection(input)} has no table ${table} that this user may see. It has: ${someNames(names.flatMap(([name]) => name ?? []))}.`);
}

/** Rows as they come: the server waits while a batch is being taken. */
async function* readBatches(session: SqlServer, sql: string, size: number): AsyncIterable<CsvBatch> {
    const builder = new CsvBatchBuilder(size);
    let tell = (): void => undefined;
    let flow = { resume: (): void => undefined };
    const reading = { done: false };
    const ended = perform(session, sql, (request) => {
        flow = request;
        request.on('row', (row: SqlServerRow) => {
            builder.addRow(textsOf(row));
            if (!builder.isFull) return;
            request.pause();
            tell();
        });
        return 'batch';
    }).finally(() => {
        reading.done = true;
        tell();
    });
    // It is asked for at the end; before that nobody listens.
    ended.catch(() => undefined);
    while (!reading.done || !builder.isEmpty) {
        if (!reading.done && !builder.isFull) await new Promise<void>((resolve) => { tell = resolve; });
        if (!builder.isEmpty) yield builder.take();
        if (!reading.done) flow.resume();
    }
    await ended;
}
