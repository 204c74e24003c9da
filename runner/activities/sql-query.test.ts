import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ConnectionInput, Input } from './activity.ts';
import { createSqlite, duckdbConnection, mysqlConnection, mysqlDatabase, postgresConnection, postgresSchema, recordingContext, runActivity, sqliteConnection, temporaryFolder } from './testing.ts';

/** Each kind of database, with a schema prefix under which the test may make tables. */
const DATABASES: readonly [string, (folder: string) => Promise<{ readonly connection: ConnectionInput; readonly prefix: string }>][] = [
    ['duckdb', () => Promise.resolve({ connection: duckdbConnection('lake.duckdb'), prefix: '' })],
    ['sqlite', (folder) => {
        createSqlite(join(folder, 'shop.sqlite'), 'pragma user_version = 1');
        return Promise.resolve({ connection: sqliteConnection('shop.sqlite'), prefix: '' });
    }],
    ['postgres', async () => ({ connection: postgresConnection(), prefix: `${await postgresSchema('')}.` })],
    ['mysql', async () => ({ connection: mysqlConnection({ database: await mysqlDatabase('') }), prefix: '' })],
];

test.each(DATABASES)('%s: several statements, the last one decides', async (name, open) => {
    const folder = temporaryFolder();
    const { connection, prefix } = await open(folder);
    const context = recordingContext(folder);
    const outputs = await runActivity('sql.query', {
        connection,
        sql: `create table ${prefix}t (id integer, name varchar(20)); insert into ${prefix}t values (1, 'a'), (2, null); select count(*) as total, max(name) as name, 1.5 as half, 1 as ${name === 'mysql' ? '`not an id`' : '"not an id"'} from ${prefix}t`,
    }, context);
    expect(outputs).toMatchObject({ rows: 1, total: 2, name: 'a' });
    expect(Number(outputs['half'])).toBe(1.5);
    expect(Object.keys(outputs)).toHaveLength(4);
    expect(context.lines).toContain('statement 2 of 3: 2 rows');
    expect(context.lines.slice(-3).map((line) => line.split(/ {2,}/)[0])).toEqual(['total', '─────', '2']);
});

test.each(DATABASES)('%s: parameters are bound, never pasted', async (_, open) => {
    const folder = temporaryFolder();
    const { connection, prefix } = await open(folder);
    const nasty = `'; drop table t; -- $n ""`;
    const run = (sql: string, parameters: Input): ReturnType<typeof runActivity> => runActivity('sql.query', { connection, sql, parameters }, recordingContext(folder));
    await run(`create table ${prefix}t (s varchar(50), n bigint, r double precision, z integer); insert into ${prefix}t values ($s, $n, $r, $z); insert into ${prefix}t values ($s, 1, 2, 3)`,
        { s: nasty, n: Number.MAX_SAFE_INTEGER, r: 0.1, z: null });
    expect(await run(`select s, n, r, z from ${prefix}t where n > $least and s = $s and '$s' <> s`, { least: 1, s: nasty })).toEqual({ rows: 1, s: nasty, n: Number.MAX_SAFE_INTEGER, r: 0.1, z: null });
});

test.each(DATABASES)('%s: a failure takes back what went before, unless told otherwise', async (_, open) => {
    const folder = temporaryFolder();
    const { connection, prefix } = await open(folder);
    const context = recordingContext(folder);
    const count = { connection, sql: `select count(*) as n from ${prefix}t` };
    await runActivity('sql.query', { connection, sql: `create table ${prefix}t (id integer)` }, context);
    const failing = { connection, sql: `insert into ${prefix}t values (1);\nselect * from ${prefix}nowhere` };
    await expect(runActivity('sql.query', failing, context)).rejects.toThrow(/^On (lake|shop|crm|erp) \(.*statement 2 of 2 \(line 2 of the SQL\) failed: .*nowhere/s);
    expect(await runActivity('sql.query', count, context)).toMatchObject({ n: 0 });
    await expect(runActivity('sql.query', { ...failing, transaction: false }, context)).rejects.toThrow(/nowhere/);
    expect(await runActivity('sql.query', count, context)).toMatchObject({ n: 1 });
});

test.each(DATABASES)('%s: many rows are counted, and the first are shown', async (name, open) => {
    const folder = temporaryFolder();
    const { connection } = await open(folder);
    const context = recordingContext(folder);
    const series = name === 'mysql' ? 'select seq from seq_1_to_5000' : name === 'postgres' ? 'select * from generate_series(1, 5000) as s(i)' : 'with recursive s(i) as (select 1 union all select i + 1 from s where i < 5000) select * from s';
    expect(await runActivity('sql.query', { connection, sql: series }, context)).toEqual({ rows: 5000 });
    expect(context.lines.at(-1)).toBe('… and 4980 more');
    expect(context.lines).toHaveLength(1 + 2 + 20 + 1);
});

test('the statements may stand in a file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'q.sql'), 'select $x as y;\n');
    const inputs = { connection: duckdbConnection('lake.duckdb'), file: 'q.sql', parameters: { x: 'z' } };
    const context = recordingContext(folder);
    expect(await runActivity('sql.query', inputs, context)).toEqual({ rows: 1, y: 'z' });
    expect(context.locks).toEqual([join(folder, 'lake.duckdb')]);
    await expect(runActivity('sql.query', { ...inputs, file: 'no.sql' }, context)).rejects.toThrow(/no\.sql cannot be read/);
});

test.each<[string, { readonly [key: string]: Input }, RegExp]>([
    ['a parameter without a value', { sql: 'select $a, $b', parameters: { a: 1 } }, /uses \$b without a value/],
    ['a parameter that nothing uses', { sql: 'select $a', parameters: { a: 1, c: 2 } }, /has c, and the SQL has no \$c/],
    ['no statement', { sql: ' -- nothing\n' }, /the SQL is empty/],
    ['both sources', { sql: 'select 1', file: 'x.sql' }, /one of "sql".*"file"/],
    ['a transaction of its own', { sql: 'begin; select 1; commit' }, /Line 1 of the SQL says begin/],
    ['another kind of connection', { sql: 'select 1', connection: { connection: 'old', connector: 'oracle', properties: {} } }, /old is of kind oracle/],
    ['a connection that is none', { sql: 'select 1', connection: 'lake' }, /"connection" names no connection/],
])('%s is refused', async (_, inputs, message) => {
    const folder = temporaryFolder();
    await expect(runActivity('sql.query', { connection: duckdbConnection(':memory:'), ...inputs }, recordingContext(folder))).rejects.toThrow(message);
});

test('a savepoint of its own is fine', async () => {
    const inputs = { connection: postgresConnection(), sql: 'savepoint a; select 1; rollback to a; select 2 as two' };
    expect(await runActivity('sql.query', inputs, recordingContext(temporaryFolder()))).toMatchObject({ two: 2 });
});

test('values that JSON has no number for stay exact', async () => {
    const inputs = { connection: duckdbConnection(':memory:'), sql: `select 9007199254740993 as big, 12.50::decimal(9,2) as price, 'nan'::double as none, date '2024-02-29' as day, [1, 2] as list` };
    expect(await runActivity('sql.query', inputs, recordingContext(temporaryFolder()))).toEqual({ rows: 1, big: '9007199254740993', price: '12.50', none: 'NaN', day: '2024-02-29', list: '[1, 2]' });
});

test('a cancel ends a running statement', async () => {
    const folder = temporaryFolder();
    for (const [connection, sql] of [
        [duckdbConnection(':memory:'), 'select count(*) from range(100000000000) a, range(1000) b where a.range * b.range % 7 = 3'],
        [postgresConnection(), 'select pg_sleep(600)'],
        [mysqlConnection(), 'select sleep(600)'],
    ] as const) {
        const cancel = new AbortController();
        const running = runActivity('sql.query', { connection, sql }, { ...recordingContext(folder, cancel.signal), progress: () => setImmediate(() => cancel.abort()) });
        await expect(running).rejects.toThrow(/nterrupt|terminat|abort|lost/);
    }
});
