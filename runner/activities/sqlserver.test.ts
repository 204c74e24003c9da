/** SQL Server, against a stand-in that speaks its protocol: there is no server here. What it would make of the SQL is not tested. */
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tablesOf } from '../catalog/tables.ts';
import type { ConnectionInput, Inputs } from './activity.ts';
import { readingQuery, tableName } from './ingest/sqlserver-query.ts';
import { SqlServerColumn } from './ingest/sqlserver-types.ts';
import { named } from './sql/sqlserver-session.ts';
import { splitStatements } from './sql/statements.ts';
import { FakeSqlServer, type Answer, type Asked } from './sqlserver/fake-server.ts';
import { duckdbRows, recordingContext, runActivity, temporaryFolder } from './testing.ts';

const connectionTo = (port: number): ConnectionInput => ({ connection: 'books', connector: 'sqlserver', properties: { host: '127.0.0.1', port, database: 'books', user: 'reader', password: 'x', ssl: 'disable' } });

async function fake(answer: (asked: Asked) => Answer | undefined): Promise<{ readonly server: FakeSqlServer; readonly connection: ConnectionInput }> {
    const server = await FakeSqlServer.open((asked) => answer(asked) ?? { changed: 0 });
    onTestFinished(() => server.close());
    return { server, connection: connectionTo(server.port) };
}

/** What the server says a table's or a query's columns are, and their rows. */
function holding(types: Readonly<Record<string, string>>, rows: Iterable<readonly (string | null)[]>): (asked: Asked) => Answer | undefined {
    return ({ sql }) => {
        if (sql.includes('object_id')) return { columns: [''], rows: [['7']] };
        if (sql.includes('dm_exec_describe_first_result_set')) return { columns: ['name', 'system_type_name', 'error_message'], rows: Object.entries(types).map(([name, type]) => [name, type, null]) };
        return sql.startsWith('select') || sql.startsWith('with') ? { columns: Object.keys(types), rows } : undefined;
    };
}

describe('ingest.database from SQL Server', () => {
    const ingest = async (connection: ConnectionInput, inputs: Inputs): Promise<string> => {
        const folder = temporaryFolder();
        await runActivity('ingest.database', { connection, target: 'lake.duckdb', ...inputs }, recordingContext(folder));
        return join(folder, 'lake.duckdb');
    };

    const kinds: [type: string, text: string, duckdb: string, shown: string][] = [
        ['bit', '1', 'BOOLEAN', 'true'], ['tinyint', '255', 'UTINYINT', '255'], ['smallint', '-32768', 'SMALLINT', '-32768'], ['int', '-2147483648', 'INTEGER', '-2147483648'],
        ['bigint', '9007199254740993', 'BIGINT', '9007199254740993'], ['decimal(38,10)', '1234567890123456789012345678.0123456789', 'DECIMAL(38,10)', '1234567890123456789012345678.0123456789'],
        ['numeric(5,2)', '-0.10', 'DECIMAL(5,2)', '-0.10'], ['money', '-922337203685477.5808', 'DECIMAL(19,4)', '-922337203685477.5808'], ['smallmoney', '214748.3647', 'DECIMAL(10,4)', '214748.3647'],
        ['float', '1.0000000000000001e-001', 'DOUBLE', '0.1'], ['real', '1.5000000000000000e+000', 'FLOAT', '1.5'], ['date', '0001-01-01', 'DATE', '0001-01-01'], ['time(7)', '23:59:59.1234560', 'TIME', '23:59:59.123456'],
        ['datetime', '2024-02-29T10:00:00.123', 'TIMESTAMP', '2024-02-29 10:00:00.123'], ['datetime2(7)', '2024-02-29T10:00:00.1234560', 'TIMESTAMP', '2024-02-29 10:00:00.123456'],
        ['smalldatetime', '2024-02-29T10:00:00', 'TIMESTAMP', '2024-02-29 10:00:00'], ['datetime2(6)', '9999-12-31T23:59:59.999999', 'TIMESTAMP', '9999-12-31 23:59:59.999999'],
        ['datetimeoffset(7)', '2024-02-29 10:00:00.1234560 +00:00', 'TIMESTAMP WITH TIME ZONE', '2024-02-29 10:00:00.123456+00'], ['uniqueidentifier', '6F9619FF-8B86-D011-B42D-00C04FC964FF', 'UUID', '6f9619ff-8b86-d011-b42d-00c04fc964ff'],
        ['varbinary(max)', '00FF27', 'BLOB', String.raw`\x00\xFF\x27`], ['timestamp', '00000000000007D1', 'BLOB', String.raw`\x00\x00\x00\x00\x00\x00\x07\xD1`], ['nvarchar(20)', 'Zürich 😀', 'VARCHAR', 'Zürich 😀'],
        ['xml', '<a/>', 'VARCHAR', '<a/>'], ['sql_variant', '7', 'VARCHAR', '7'], ['char(3)', 'ab ', 'VARCHAR', 'ab '],
        // The seventh digit has no place in a microsecond.
        ['datetime2', '2024-02-29T10:00:00.1234567', 'TIMESTAMP_NS', '2024-02-29 10:00:00.1234567'], ['time', '23:59:59.1234567', 'VARCHAR', '23:59:59.1234567'],
        ['datetimeoffset', '2024-02-29 10:00:00.1234567 +00:00', 'VARCHAR', '2024-02-29 10:00:00.1234567 +00:00'],
    ];

    test('every type arrives without loss, and nulls with it', async () => {
        const names = kinds.map((_, index) => `c${index}`);
        const { connection } = await fake(holding(Object.fromEntries(kinds.map(([type], index) => [`c${index}`, type])), [kinds.map(([, text]) => text), kinds.map(() => null)]));
        const file = await ingest(connection, { table: 'dbo.kinds' });
        const [types] = await duckdbRows(file, `select ${names.map((name) => `any_value(typeof(${name}))`).join(', ')} from kinds`);
        const [values, nulls] = await duckdbRows(file, `set timezone = 'UTC'; select ${names.map((name) => `${name}::varchar`).join(', ')} from kinds order by c0 nulls last`);
        expect(kinds.map(([type], index) => [type, types![index], values![index]])).toEqual(kinds.map(([type, , duckdb, shown]) => [type, duckdb, shown]));
        expect(new Set(nulls)).toEqual(new Set([null]));
    });

    test('more rows than a batch are streamed in their order, each value as a text that the server makes', async () => {
        const rows = function* (): Iterable<readonly [string, string]> { for (let row = 0; row < 25_000; row++) yield [String(row), `name ${row}`]; };
        const { server, connection } = await fake(holding({ id: 'int', 'my name': 'nvarchar(50)' }, { [Symbol.iterator]: () => rows()[Symbol.iterator]() }));
        const file = await ingest(connection, { table: '[dbo].[all ]]names]', name: 'names', batch_size: 1000 });
        expect(await duckdbRows(file, 'select count(*), sum(id), count(*) filter (id = rowid) from names')).toEqual([['25000', '312487500', '25000']]);
        expect(server.asked.at(-1)).toEqual({ sql: 'select convert(varchar(50), [id]) as [id], convert(nvarchar(max), [my name]) as [my name] from [dbo].[all ]]names]', parameters: {} });
    });

    test('a table that is not there, a query that the server refuses, and a column without a name are told', async () => {
        const { connection } = await fake(({ sql, parameters }) => {
            if (sql.includes('object_id')) return { columns: [''], rows: [[null]] };
            if (sql.includes('information_schema')) return { columns: [''], rows: [['dbo.orders']] };
            if (sql.includes('dm_exec_describe')) return { columns: ['name', 'system_type_name', 'error_message'], rows: [[null, 'int', parameters['query'] === 'select 1' ? null : 'Incorrect syntax near \'selec\'.']] };
            return undefined;
        });
        await expect(ingest(connection, { table: 'dbo.order' })).rejects.toThrow(/^books \(sqlserver books at 127\.0\.0\.1:\d+ as reader\) has no table dbo\.order that this user may see\. It has: dbo\.orders\.$/);
        await expect(ingest(connection, { query: 'selec 1', name: 'x' })).rejects.toThrow('SQL Server cannot read it: Incorrect syntax near \'selec\'.');
        await expect(ingest(connection, { query: 'select 1', name: 'x' })).rejects.toThrow('Column 1 of the query has no name: give it one with as.');
    });
});

describe('sql.query on SQL Server', () => {
    const query = (inputs: Inputs): ReturnType<typeof runActivity> => runActivity('sql.query', inputs, recordingContext(temporaryFolder()));

    test('batches run in one transaction, with values bound by name', async () => {
        const { server, connection } = await fake(({ sql }) => (sql.includes('count') ? { columns: ['number', 'first'], rows: [['7', null]] } : { changed: 3 }));
        const sql = 'declare @x int = 1; delete from a where b = @x;\nGO\nselect count(*) as number, min(c) as first from a where d = $day and e > $least and f = $yes and g = $ratio and h = $none';
        expect(await query({ connection, sql, parameters: { day: 'it\'s', least: 5, yes: true, ratio: 0.5, none: null } })).toEqual({ rows: 1, number: '7', first: null });
        expect(server.asked.slice(-4)).toEqual([
            { sql: 'begin transaction', parameters: {} }, { sql: 'declare @x int = 1; delete from a where b = @x;', parameters: {} },
            { sql: 'select count(*) as number, min(c) as first from a where d = @day and e > @least and f = @yes and g = @ratio and h = @none', parameters: { day: 'it\'s', least: 5n, yes: true, ratio: 0.5, none: null } },
            { sql: 'commit', parameters: {} },
        ]);
    });

    test('an error of the server names the batch and rolls back', async () => {
        const { server, connection } = await fake(({ sql }) => (sql.startsWith('delete') ? { error: 'Invalid object name \'a\'.' } : undefined));
        await expect(query({ connection, sql: 'select 1\ngo\ndelete from a' })).rejects.toThrow(/^On books \(.*\), statement 2 of 2 \(line 3 of the SQL\) failed: Invalid object name 'a'\.$/);
        expect(server.asked.at(-1)!.sql).toBe('rollback');
    });

    test('a server that is not there is told, with what to do', async () => {
        const { server, connection } = await fake(() => undefined);
        server.close();
        await expect(query({ connection, sql: 'select 1' })).rejects.toThrow(/^Cannot connect to books \(sqlserver books at 127\.0\.0\.1:\d+ as reader\): .*\. Does the server run and take TCP connections/s);
    });
});

test('the tables that a connection has', async () => {
    const { connection } = await fake(({ sql }) => (sql.includes('sys.objects') ? { columns: ['', '', '', ''], rows: [['sales', 'orders', 'U ', '12'], ['dbo', 'seen', 'V ', null]] } : undefined));
    expect(await tablesOf(connection, temporaryFolder(), AbortSignal.timeout(10_000))).toEqual([{ schema: 'dbo', table: 'seen', kind: 'view' }, { schema: 'sales', table: 'orders', kind: 'table', rows: 12 }]);
});

describe('the SQL that is sent', () => {
    const columns = [new SqlServerColumn('a', 'decimal(9,2)'), new SqlServerColumn('b', 'int')];
    const selected = 'convert(varchar(50), [a]) as [a], convert(varchar(50), [b]) as [b]';
    const since = { column: 'b', value: '7', type: 'INTEGER', inclusive: false };

    test.each<[string, Parameters<typeof readingQuery>[0], string]>([
        ['a table', { kind: 'table', table: 'orders', batchSize: 1 }, `select ${selected} from [orders]`],
        ['a table since a number', { kind: 'table', table: 'orders', batchSize: 1, since }, `select ${selected} from [orders] where [b] > 7`],
        ['a table since a time', { kind: 'table', table: 'o', batchSize: 1, since: { column: 'a', value: '2024-01-31T10:00:00', type: 'TIMESTAMP', inclusive: true } }, `select ${selected} from [o] where [a] >= N'2024-01-31T10:00:00'`],
        ['a query', { kind: 'query', query: 'select a, b from c;\n', batchSize: 1 }, `select ${selected} from (select a, b from c) as pline_query`],
        ['a query with names before it', { kind: 'query', query: `with c as (select 1 as "select"), [d select] (x) as (select ')' /* select */ from c) select a, b from [d select]`, batchSize: 1 },
            `with c as (select 1 as "select"), [d select] (x) as (select ')' /* select */ from c), pline_query as (select a, b from [d select]) select ${selected} from pline_query`],
    ])('%s', (_, request, expected) => {
        expect(readingQuery(request, columns)).toBe(expected);
    });

    test('names and parameters', () => {
        expect(tableName('sales."my.table"')).toBe('[sales].[my.table]');
        expect(splitStatements(`select $a, [$b], '$c' -- $d\nwhere go = $a and $action = 1\n  go  \nselect 2\nGo`, 'sqlserver').map(named)).toEqual([`select @a, [$b], '$c' -- $d\nwhere go = @a and $action = 1`, 'select 2']);
    });
});
