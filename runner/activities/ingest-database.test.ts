import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConnectionInput, Inputs } from './activity.ts';
import { createSqlite, duckdbRows, mysqlConnection, mysqlDatabase, postgresConnection, postgresSchema, recordingContext, runActivity, sqliteConnection, temporaryFolder } from './testing.ts';

const LAKE = { target: 'lake.duckdb', schema: 'raw' };

/** Databases of each kind with the same table `t`. */
const SOURCES: readonly [string, (folder: string, sql: string) => Promise<{ readonly connection: ConnectionInput; readonly table: string }>][] = [
    ['sqlite', (folder, sql) => {
        createSqlite(join(folder, 'shop.sqlite'), sql);
        return Promise.resolve({ connection: sqliteConnection('shop.sqlite'), table: 't' });
    }],
    ['postgres', async (_, sql) => ({ connection: postgresConnection(), table: `${await postgresSchema(sql)}.t` })],
    ['mysql', async (_, sql) => ({ connection: mysqlConnection({ database: await mysqlDatabase(sql) }), table: 't' })],
];

const ingest = (folder: string, inputs: Inputs, context = recordingContext(folder)): ReturnType<typeof runActivity> => runActivity('ingest.database', inputs, context);

test.each(SOURCES)('%s: a table becomes a DuckDB table, and then another in its place', async (_, open) => {
    const folder = temporaryFolder();
    const source = await open(folder, `create table t (id integer, name varchar(20)); insert into t values (1, 'é''"😀'), (2, null), (3, '')`);
    const context = recordingContext(folder);
    const lake = join(folder, 'lake.duckdb');
    expect(await ingest(folder, { ...source, ...LAKE }, context)).toEqual({ rows: 3, table: 'raw.t', path: lake });
    expect(await duckdbRows(lake, 'from raw.t')).toEqual([['1', `é'"😀`], ['2', null], ['3', '']]);
    expect(context.locks).toEqual([lake]);
    expect(await ingest(folder, { connection: source.connection, query: `select id as Number from ${source.table} where id > 1;`, ...LAKE, name: 't' })).toMatchObject({ rows: 2 });
    expect(await duckdbRows(lake, 'select number from raw.t')).toEqual([['2'], ['3']]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.pline-staging'))).toEqual([]);
});

test.each(SOURCES)('%s: an empty table keeps its columns', async (_, open) => {
    const folder = temporaryFolder();
    const source = await open(folder, 'create table t (id integer, price decimal(8,2), at timestamp)');
    expect(await ingest(folder, { ...source, ...LAKE })).toMatchObject({ rows: 0 });
    expect((await duckdbRows(join(folder, 'lake.duckdb'), 'describe raw.t')).map(([name, type]) => `${name} ${type}`)).toEqual([expect.stringMatching(/id (INTEGER|BIGINT)/), 'price DECIMAL(8,2)', expect.stringMatching(/^at TIMESTAMP( WITH TIME ZONE)?$/)]);
});

test.each(SOURCES)('%s: a folder gets a Parquet file, and appends add to it', async (_, open) => {
    const folder = temporaryFolder();
    const source = await open(folder, `create table t (id integer, name varchar(20)); insert into t values (1, 'a')`);
    const file = join(folder, 'out/raw/t.parquet');
    const inputs = { ...source, target: 'out', schema: 'raw', mode: 'append' };
    expect(await ingest(folder, inputs)).toEqual({ rows: 1, path: file });
    await ingest(folder, inputs);
    expect(await duckdbRows(':memory:', `from '${file}'`)).toEqual([['1', 'a'], ['1', 'a']]);
    await ingest(folder, { ...inputs, mode: 'overwrite' });
    expect(await duckdbRows(':memory:', `from '${file}'`)).toEqual([['1', 'a']]);
    expect(readdirSync(join(folder, 'out'))).toEqual(['raw']);
});

test('PostgreSQL\'s types are kept', async () => {
    const folder = temporaryFolder();
    const columns: readonly [string, string, string][] = [
        ['32767::smallint', 'SMALLINT', '32767'],
        ['(-9223372036854775808)::bigint', 'BIGINT', '-9223372036854775808'],
        ['4294967295::oid', 'UINTEGER', '4294967295'],
        ['1e-30::real', 'FLOAT', '1.0000000031710769e-30'],
        [`'-Infinity'::float8`, 'DOUBLE', '-Infinity'],
        ['12345678901234567890.12::numeric(30,2)', 'DECIMAL(30,2)', '12345678901234567890.12'],
        ['-0.125::numeric', 'DECIMAL(38,3)', '-0.125'],
        ['1e40::numeric', 'VARCHAR', `1${'0'.repeat(40)}`],
        ['true', 'BOOLEAN', 'true'],
        [`date '0044-03-15 BC'`, 'DATE', '0044-03-15 (BC)'],
        [`time '24:00:00'`, 'TIME', '24:00:00'],
        [`timestamp '2024-02-29 23:59:59.123456'`, 'TIMESTAMP', '2024-02-29 23:59:59.123456'],
        [`timestamptz '2024-07-01 00:00:00+02'`, 'TIMESTAMP WITH TIME ZONE', '2024-06-30 22:00:00'],
        [`'infinity'::timestamptz`, 'TIMESTAMP WITH TIME ZONE', 'infinity'],
        [String.raw`'\x00ff27'::bytea`, 'BLOB', String.raw`\x00\xFF\x27`],
        [`'5b3c1b1e-0000-4000-8000-000000000001'::uuid`, 'UUID', '5b3c1b1e-0000-4000-8000-000000000001'],
        [`'{"a": [1, null]}'::jsonb`, 'VARCHAR', '{"a": [1, null]}'],
        [`array['x', null]`, 'VARCHAR', '{x,NULL}'],
        [`interval '1 month 2 days'`, 'VARCHAR', '1 mon 2 days'],
    ];
    const select = columns.map(([value], index) => `${value} as c${index}`).join(', ');
    const schema = await postgresSchema(`create table t as select ${select}; insert into t default values`);
    await ingest(folder, { connection: postgresConnection(), table: `${schema}.t`, target: 'lake.duckdb' });
    const lake = join(folder, 'lake.duckdb');
    expect((await duckdbRows(lake, 'describe t')).map(([, type]) => type)).toEqual(columns.map(([, type]) => type));
    const [values, nulls] = await duckdbRows(lake, `set timezone = 'UTC'; from t`);
    expect(values?.map((value) => value?.replace(/\+00$/, ''))).toEqual(columns.map(([, , value]) => value));
    expect(nulls).toEqual(columns.map(() => null));
});

test('SQLite\'s declared types are kept where the values fit them; otherwise the values decide, and the log says so', async () => {
    const folder = temporaryFolder();
    const columns: readonly [string, string, string, string][] = [
        ['integer', '9223372036854775807', 'BIGINT', '9223372036854775807'],
        ['integer', `'abc'`, 'VARCHAR', 'abc'],
        ['integer', '1.5', 'DOUBLE', '1.5'],
        ['real', '1e20', 'DOUBLE', '100000000000000000000'],
        ['decimal(10,2)', '19.99', 'DECIMAL(10,2)', '19.99'],
        ['decimal(10,2)', '19.999', 'DOUBLE', '19.999'],
        ['numeric', '7', 'BIGINT', '7'],
        ['boolean', '1', 'BOOLEAN', 'true'],
        ['boolean', '2', 'BIGINT', '2'],
        ['date', `'2024-02-29'`, 'DATE', '2024-02-29'],
        ['date', `'2024-02-29 10:00'`, 'VARCHAR', '2024-02-29 10:00'],
        ['datetime', `'2024-02-29T10:00:00.25'`, 'TIMESTAMP', '2024-02-29 10:00:00.25'],
        ['datetime', `'2024-02-29 10:00:00+02:00'`, 'VARCHAR', '2024-02-29 10:00:00+02:00'],
        ['datetime', '1709200800', 'BIGINT', '1709200800'],
        ['blob', `x'00ff27'`, 'BLOB', String.raw`\x00\xFF\x27`],
        ['text', `'0042'`, 'VARCHAR', '0042'],
        ['json', `'{"a":1}'`, 'VARCHAR', '{"a":1}'],
    ];
    createSqlite(join(folder, 'shop.sqlite'), `
        create table t (${columns.map(([type], index) => `c${index} ${type}`).join(', ')});
        insert into t values (${columns.map(([, value]) => value).join(', ')});
        insert into t values (${columns.map(() => 'null').join(', ')})`);
    const context = recordingContext(folder);
    await ingest(folder, { connection: sqliteConnection('shop.sqlite'), table: 't', ...LAKE }, context);
    const lake = join(folder, 'lake.duckdb');
    expect((await duckdbRows(lake, 'describe raw.t')).map(([, type]) => type)).toEqual(columns.map(([, , type]) => type));
    expect(await duckdbRows(lake, 'from raw.t')).toEqual([columns.map(([, , , value]) => value), columns.map(() => null)]);
    expect(context.lines).toContain('The column c12 becomes VARCHAR: 1 of its values cannot be TIMESTAMP.');
    expect(context.lines).toHaveLength(1 + 7);
});

test('whatever SQLite holds in a column, no value is lost', async () => {
    const value = fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme' }), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const sql = (item: string | bigint | number | null): string => (item === null ? 'null' : typeof item === 'string' ? `'${item.replaceAll("'", "''")}'` : typeof item === 'number' && Number.isInteger(item) ? `${item}.0`.replace(/(e.*)\.0/, '$1') : String(item));
    const folder = temporaryFolder();
    let round = 0;
    await fc.assert(fc.asyncProperty(fc.array(value.filter((item) => typeof item !== 'string' || !item.includes('\0')), { minLength: 1, maxLength: 8 }), async (values) => {
        const name = `t${(round += 1)}`;
        createSqlite(join(folder, 'shop.sqlite'), `create table ${name} (v); insert into ${name} values ${values.map((item) => `(${sql(item)})`).join(', ')}`);
        await ingest(folder, { connection: sqliteConnection('shop.sqlite'), table: name, target: 'lake.duckdb' });
        const rows = await duckdbRows(join(folder, 'lake.duckdb'), `select v, typeof(v) from ${name}`);
        // A double may look different as text; zero has two signs.
        const comparable = (item: string | bigint | number | null | undefined, index: number): string | number | null =>
            item === null || item === undefined ? null : typeof values[index] === 'number' || rows[index]?.[1] === 'DOUBLE' ? Number(item) + 0 : String(item);
        expect(rows.map(([actual], index) => comparable(actual, index))).toEqual(values.map(comparable));
    }), { numRuns: 25 });
});

test('rows are read a batch at a time, however many there are', async () => {
    const folder = temporaryFolder();
    const table = `${await postgresSchema('create table t as select i as id, md5(i::text) as hash from generate_series(1, 300000) as s(i)')}.t`;
    const context = recordingContext(folder);
    await ingest(folder, { connection: postgresConnection(), table, target: 'lake.duckdb', name: 't', batch_size: 20_000 }, context);
    expect(context.steps.map(({ done }) => done)).toEqual([...Array.from({ length: 15 }, (_, index) => (index + 1) * 20_000), 300_000]);
    expect(await duckdbRows(join(folder, 'lake.duckdb'), 'select count(*), count(distinct hash), sum(id) from t')).toEqual([['300000', '300000', '45000150000']]);
});

test('what stays is compressed, whatever it was on the way', async () => {
    const folder = temporaryFolder();
    const query = `select 'the same text again and again' as text from generate_series(1, 200000)`;
    await ingest(folder, { connection: postgresConnection(), query, target: 'lake.duckdb', name: 't' });
    const kinds = await duckdbRows(join(folder, 'lake.duckdb'), `select distinct compression from pragma_storage_info('t') where segment_type = 'VARCHAR'`);
    expect(kinds.flat()).not.toContain('Uncompressed');
});

test('an append needs the same columns, and types that hold the values', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), `
        create table a (id integer, price decimal(8,2)); insert into a values (1, 2.5);
        create table b (price decimal(8,3), id integer); insert into b values (2.25, 2);
        create table c (id integer, price decimal(8,3)); insert into c values (3, 2.125);
        create table d (id integer, cost real);`);
    const append = (table: string): ReturnType<typeof runActivity> => ingest(folder, { connection: sqliteConnection('shop.sqlite'), table, target: 'lake.duckdb', name: 't', mode: 'append' });
    await append('a');
    await append('b');
    await expect(append('c')).rejects.toThrow(/1 values of price \(DECIMAL\(8,3\)\) do not fit its type there, DECIMAL\(8,2\)/);
    await expect(append('d')).rejects.toThrow(/the new rows lack "price", and "cost" is new/);
    expect(await duckdbRows(join(folder, 'lake.duckdb'), 'from t order by id')).toEqual([['1', '2.50'], ['2', '2.25']]);
});

test.each(SOURCES)('%s: a failure half-way leaves the old table whole', async (name, open) => {
    const folder = temporaryFolder();
    const source = await open(folder, 'create table t (id integer); insert into t values (1)');
    await ingest(folder, { ...source, ...LAKE });
    const fail = name === 'mysql' ? `select case when seq = 40000 then cast(-1 as unsigned) + 1 else seq end as id from seq_1_to_50000` : name === 'postgres' ? 'select 1 / (40000 - i) as id from generate_series(1, 50000) as s(i)' : `with recursive s(i) as (select 1 union all select i + 1 from s where i < 50000) select case when i = 40000 then abs(-9223372036854775807 - 1) else i end as id from s`;
    const context = recordingContext(folder);
    await expect(ingest(folder, { connection: source.connection, query: fail, ...LAKE, name: 't' }, context)).rejects.toThrow(/^Reading the query from (crm|shop|erp) .* failed: (division by zero|integer overflow|BIGINT UNSIGNED value is out of range)/);
    expect(context.steps.length).toBeGreaterThan(2);
    expect(await duckdbRows(join(folder, 'lake.duckdb'), 'from raw.t')).toEqual([['1']]);
    expect(readdirSync(folder).filter((entry) => entry.startsWith('.pline-staging'))).toEqual([]);
});

test('a cancel between two batches leaves nothing behind', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), 'create table t as with recursive s(i) as (select 1 union all select i + 1 from s where i < 1000) select i from s');
    const cancel = new AbortController();
    const context = { ...recordingContext(folder, cancel.signal), progress: () => cancel.abort() };
    await expect(ingest(folder, { connection: sqliteConnection('shop.sqlite'), table: 't', ...LAKE, batch_size: 10 }, context)).rejects.toThrow(/abort/);
    expect(readdirSync(folder)).toEqual(['shop.sqlite']);
});

test('what a killed task left is cleared away', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), 'create table t (id integer)');
    const left = join(folder, `.pline-staging-${hostname().replaceAll(/\W/g, '_')}-999999999-abc`);
    const foreign = join(folder, '.pline-staging-elsewhere-999999999-abc');
    mkdirSync(left);
    mkdirSync(foreign);
    await ingest(folder, { connection: sqliteConnection('shop.sqlite'), table: 't', ...LAKE });
    expect([existsSync(left), existsSync(foreign)]).toEqual([false, true]);
});

test.each<[string, Inputs, RegExp]>([
    ['a table that is not there', { connection: sqliteConnection('shop.sqlite'), table: 'nope' }, /shop \(sqlite shop\.sqlite\) has no table nope\. It has: mixed, t\./],
    ['a PostgreSQL table that is not there', { connection: postgresConnection(), table: 'nope.t' }, /has no table nope\.t that this user may see\. It has: /],
    ['a SQLite file that is not there', { connection: sqliteConnection('no.sqlite'), table: 't' }, /no\.sqlite, the file of the connection shop, does not exist/],
    ['a file that is no database', { connection: sqliteConnection('plain.txt'), table: 't' }, /shop \(sqlite plain\.txt\) cannot be opened: file is not a database/],
    ['a server that is not there', { connection: postgresConnection({ host: '127.0.0.1', port: 1, password: 'hidden' }), table: 't' }, /^Cannot connect to crm \(postgres test at 127\.0\.0\.1:1 as \w+\): connect ECONNREFUSED(?!.*hidden).*Does the server run/],
    ['a database that is not there', { connection: postgresConnection({ database: 'nope' }), table: 't' }, /Check "database"/],
    ['a query without a name', { connection: sqliteConnection('shop.sqlite'), query: 'select 1' }, /"name" is missing/],
    ['two queries', { connection: sqliteConnection('shop.sqlite'), query: 'select 1; select 2', name: 'x' }, /one statement/],
    ['a query that writes', { connection: postgresConnection(), query: 'create table x (a int)', name: 'x' }, /syntax error at or near "create" \(a query is a select/],
    ['columns of one name', { connection: sqliteConnection('shop.sqlite'), query: 'select 1 as a, 2 as A', name: 'x' }, /Two columns are called A/],
    ['binary values beside others', { connection: sqliteConnection('shop.sqlite'), table: 'mixed' }, /The column v holds binary values beside others/],
    ['neither table nor query', { connection: sqliteConnection('shop.sqlite') }, /one of "table".*"query"/],
    ['a target that is no database', { connection: sqliteConnection('shop.sqlite'), table: 't', target: 'plain.txt' }, /neither a folder nor named like a DuckDB file/],
    ['a broken DuckDB file', { connection: sqliteConnection('shop.sqlite'), table: 't', target: 'broken.duckdb' }, /broken\.duckdb is not a DuckDB file/],
    ['a name that leaves the folder', { connection: sqliteConnection('shop.sqlite'), table: 't', target: 'out', name: '../x' }, /cannot be part of a file's name/],
    ['a mode that is none', { connection: sqliteConnection('shop.sqlite'), table: 't', mode: 'upsert' }, /"mode" is "upsert": it has to be one of overwrite, append, merge, incremental/],
])('%s is told', async (_, inputs, message) => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), `create table t (id integer); create table mixed (v); insert into mixed values (x'00'), ('a')`);
    writeFileSync(join(folder, 'plain.txt'), 'not a database, '.repeat(500));
    writeFileSync(join(folder, 'broken.duckdb'), 'not a database, '.repeat(500));
    await expect(ingest(folder, { target: 'lake.duckdb', ...inputs })).rejects.toThrow(message);
});
