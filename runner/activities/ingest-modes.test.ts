import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConnectionInput, Inputs } from './activity.ts';
import { createSqlite, duckdbRows, inMySql, inPostgres, mysqlConnection, mysqlDatabase, postgresConnection, postgresSchema, recordingContext, runActivity, sqliteConnection, temporaryFolder } from './testing.ts';

interface Source { readonly connection: ConnectionInput; readonly table: string; change(sql: string): Promise<void> }

/** A table `t (id, at, name)` of each kind of database; `change` runs SQL where `t` means it. */
const SOURCES: readonly [string, (folder: string) => Promise<Source>][] = [
    ['sqlite', (folder) => {
        createSqlite(join(folder, 'shop.sqlite'), TABLE);
        return Promise.resolve({
            connection: sqliteConnection('shop.sqlite'), table: 't',
            change: (sql) => {
                const database = new DatabaseSync(join(folder, 'shop.sqlite'));
                database.exec(sql);
                return Promise.resolve(database.close());
            },
        });
    }],
    ['postgres', async () => {
        const schema = await postgresSchema(TABLE);
        return { connection: postgresConnection(), table: `${schema}.t`, change: (sql) => inPostgres(`set search_path to ${schema}; ${sql}`) };
    }],
    ['mysql', async () => {
        const database = await mysqlDatabase(TABLE);
        return { connection: mysqlConnection({ database }), table: 't', change: (sql) => inMySql(`use ${database}; ${sql}`) };
    }],
];
const TABLE = `create table t (id bigint, at timestamp, name varchar(20)); insert into t values (1, '2024-01-01 00:00:00', 'a'), (2, '2024-01-02 00:00:00', 'b')`;

/** Each kind of target, and how to read all of it. */
const TARGETS: readonly [string, Inputs, (folder: string) => readonly [file: string, from: string]][] = [
    ['DuckDB', { target: 'lake.duckdb' }, (folder) => [join(folder, 'lake.duckdb'), 'from t']],
    ['Parquet', { target: 'out' }, (folder) => [':memory:', `from '${join(folder, 'out/main/t.parquet')}'`]],
    ['partitions', { target: 'out', partition_by: ['name'] }, (folder) => [':memory:', `from read_parquet('${join(folder, 'out/main/t/**/*.parquet')}', hive_partitioning = false)`]],
];

const PAIRS = SOURCES.flatMap(([source, open]) => TARGETS.map(([target, inputs, read]) => [source, target, open, inputs, read] as const));

test.each(PAIRS)('%s to %s: keys merge, and the watermark reads what is newer', async (_, __, open, target, read) => {
    const folder = temporaryFolder();
    const { connection, table, change } = await open(folder);
    const ingest = (inputs: Inputs): ReturnType<typeof runActivity> => runActivity('ingest.database', { connection, table, name: 't', ...target, ...inputs }, recordingContext(folder));
    const rows = async (): Promise<unknown> => {
        const [file, from] = read(folder);
        return (await duckdbRows(file, `select id, name ${from} order by id, name`)).map((row) => row.join(' '));
    };
    const incremental = { mode: 'incremental', watermark: 'AT' };
    expect(await ingest(incremental)).toMatchObject({ rows: 2, watermark: expect.stringMatching(/^2024-01-02 00:00:00/) });
    expect(await ingest(incremental)).toMatchObject({ rows: 0, watermark: expect.stringMatching(/^2024-01-02/) });
    await change(`insert into t values (3, '2024-01-03 00:00:00', 'c'), (0, '2023-12-31 00:00:00', 'late')`);
    expect(await ingest(incremental)).toMatchObject({ rows: 1, watermark: expect.stringMatching(/^2024-01-03/) });
    expect(await rows()).toEqual(['1 a', '2 b', '3 c']);
    await change(`update t set name = 'x', at = '2024-01-04 00:00:00' where id = 1; update t set name = 'y', at = '2024-01-03 00:00:00' where id = 3`);
    expect(await ingest({ ...incremental, keys: ['ID'] })).toMatchObject({ rows: 2 });
    expect(await rows()).toEqual(['1 x', '2 b', '3 y']);
    expect(await ingest({ mode: 'merge', keys: ['id'] })).toMatchObject({ rows: 4 });
    expect(await rows()).toEqual(['0 late', '1 x', '2 b', '3 y']);
    expect(await ingest({ mode: 'append' })).toMatchObject({ rows: 4 });
    expect(await rows()).toHaveLength(8);
    expect(await ingest(incremental)).toMatchObject({ rows: 0 });
    await ingest({ mode: 'overwrite' });
    await expect(ingest(incremental)).rejects.toThrow(/up to which AT it was loaded is not known: load it anew/);
    await ingest({ mode: 'overwrite', watermark: 'id' });
    await change(`insert into t values (10, null, 'ten')`);
    expect(await ingest({ mode: 'incremental', watermark: 'id' })).toMatchObject({ rows: 1, watermark: '10' });
    expect(await rows()).toEqual(['0 late', '1 x', '10 ten', '2 b', '3 y'].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)));
});

test.each(SOURCES)('%s: large integers are told apart', async (_, open) => {
    const folder = temporaryFolder();
    const { connection, table, change } = await open(folder);
    const ingest = (): ReturnType<typeof runActivity> => runActivity('ingest.database', { connection, table, name: 't', target: 'lake.duckdb', mode: 'incremental', watermark: 'id' }, recordingContext(folder));
    await change(`insert into t values (9007199254740992, null, 'p')`);
    expect(await ingest()).toMatchObject({ watermark: '9007199254740992' });
    await change(`insert into t values (9007199254740993, null, 'q')`);
    expect(await ingest()).toMatchObject({ rows: 1, watermark: '9007199254740993' });
});

test('a merge is what a map keyed by the keys would be', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), 'create table t (k integer, v integer)');
    const map = new Map<number | null, number>();
    const key = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 6 }));
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.tuple(key, fc.integer({ min: 0, max: 99 })), { selector: ([k]) => k, minLength: 1 }), async (rows) => {
        const query = rows.map(([k, v]) => `select ${k ?? 'null'} as k, ${v} as v`).join(' union all ');
        await runActivity('ingest.database', { connection: sqliteConnection('shop.sqlite'), query, name: 't', target: 'lake.duckdb', mode: 'merge', keys: ['k'] }, recordingContext(folder));
        for (const [k, v] of rows) map.set(k, v);
        const actual = await duckdbRows(join(folder, 'lake.duckdb'), 'select k, v from t');
        expect(new Map(actual.map(([k, v]) => [k === null || k === undefined ? null : Number(k), Number(v)]))).toEqual(map);
        expect(actual).toHaveLength(map.size);
    }), { numRuns: 15 });
});

test('partitions are folders, and an empty table keeps its columns', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), `create table t (id integer, zip text); insert into t values (1, '0042'), (2, null)`);
    const inputs = { connection: sqliteConnection('shop.sqlite'), target: 'out', name: 't', partition_by: ['zip'] };
    await runActivity('ingest.database', { ...inputs, table: 't' }, recordingContext(folder));
    expect(readdirSync(join(folder, 'out/main/t')).sort()).toEqual(['columns.parquet', 'zip=0042', 'zip=__HIVE_DEFAULT_PARTITION__']);
    expect(readdirSync(join(folder, 'out')).concat(readdirSync(join(folder, 'out/main')))).toEqual(['main', 't']);
    await runActivity('ingest.database', { ...inputs, query: 'select * from t where false' }, recordingContext(folder));
    expect(readdirSync(join(folder, 'out/main/t'))).toEqual(['columns.parquet']);
});

test('partitions that a killed task had moved away come back', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), `create table t (id integer); insert into t values (1)`);
    const inputs = { connection: sqliteConnection('shop.sqlite'), table: 't', target: 'out', partition_by: ['id'], mode: 'append' };
    await runActivity('ingest.database', inputs, recordingContext(folder));
    renameSync(join(folder, 'out/main/t'), join(folder, 'out/main/.t.pline-old'));
    await runActivity('ingest.database', inputs, recordingContext(folder));
    mkdirSync(join(folder, 'out/main/.t.pline-old'));
    writeFileSync(join(folder, 'out/main/.t.pline-old/x.parquet'), 'left after the second rename');
    await runActivity('ingest.database', inputs, recordingContext(folder));
    expect(await duckdbRows(':memory:', `select count(*) from '${join(folder, 'out/main/t/**/*.parquet')}'`)).toEqual([['3']]);
    expect(readdirSync(join(folder, 'out/main'))).toEqual(['t']);
});

test('two tasks that load one table from the same watermark: the second is told', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), TABLE);
    const inputs = { connection: sqliteConnection('shop.sqlite'), table: 't', target: 'out', mode: 'incremental', watermark: 'id' };
    const context = recordingContext(folder);
    let overtaken = false;
    const progress = (message: string): void => { overtaken ||= message.startsWith('writing'); };
    const lock: typeof context.lock = async () => {
        if (overtaken) await runActivity('ingest.database', inputs, recordingContext(folder));
        overtaken = true;
        return () => undefined;
    };
    await expect(runActivity('ingest.database', inputs, { ...context, lock, progress })).rejects.toThrow(/Another task loaded .*t\.parquet meanwhile: run this one again/);
});

test.each<[string, Inputs, RegExp]>([
    ['merge without keys', { mode: 'merge' }, /"keys" is missing/],
    ['incremental without a watermark', { mode: 'incremental' }, /"watermark" is missing/],
    ['keys without merge', { keys: ['id'] }, /"keys" is for the modes "merge" and "incremental"/],
    ['a watermark without incremental', { mode: 'append', watermark: 'id' }, /"watermark" is for the modes/],
    ['keys that occur twice', { mode: 'merge', keys: ['name'], query: `select 1 as name, 2 as id union all select 1, 3` }, /1 values of the keys name occur more than once/],
    ['a key that is no column', { mode: 'merge', keys: ['nope'] }, /"keys" has nope, and what is read has no such column\. It has: id, at, name\./],
    ['a watermark that is no column', { mode: 'incremental', watermark: 'nope' }, /"watermark" is nope, and what is read has no such column/],
    ['partitions of a DuckDB file', { partition_by: ['id'], target: 'x.duckdb' }, /"partition_by" is for Parquet files/],
    ['a watermark of texts', { connection: postgresConnection(), query: `select 'a' as s`, mode: 'incremental', watermark: 's' }, /a column of texts, which each database orders in its own way/],
])('%s is told', async (_, { query, ...inputs }, message) => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), TABLE);
    const what: Inputs = query === undefined ? { table: 't' } : { query };
    await expect(runActivity('ingest.database', { connection: sqliteConnection('shop.sqlite'), target: 'out', name: 't', ...what, ...inputs }, recordingContext(folder))).rejects.toThrow(message);
});
