import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ConnectionInput } from './activity.ts';
import { createSqlite, duckdbConnection, duckdbRows, mysqlConnection, postgresConnection, recordingContext, runActivity, sqliteConnection, temporaryFolder } from './testing.ts';

const QUERY = `select 1 as id, 'a,"b"' as name union all select 2, null order by id`;
const CONNECTIONS: readonly ConnectionInput[] = [duckdbConnection('lake.duckdb'), sqliteConnection('shop.sqlite'), postgresConnection(), mysqlConnection()];

test.each(CONNECTIONS)('a query becomes a file of each format: $connector', async (connection) => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), 'create table t (id integer)');
    const write = (file: string): ReturnType<typeof runActivity> => runActivity('export.file', { connection, query: QUERY, file }, recordingContext(folder));
    expect(await write('out/t.csv')).toEqual({ rows: 2, path: join(folder, 'out/t.csv') });
    const csv = 'id,name\n1,"a,""b"""\n2,\n';
    expect(readFileSync(join(folder, 'out/t.csv'), 'utf8')).toBe(csv);
    await write('out/t.csv.gz');
    expect(gunzipSync(readFileSync(join(folder, 'out/t.csv.gz'))).toString()).toBe(csv);
    await write('out/t.tsv');
    expect(readFileSync(join(folder, 'out/t.tsv'), 'utf8')).toContain('id\tname\n');
    const rows = [{ id: 1, name: 'a,"b"' }, { id: 2, name: null }];
    await write('out/t.json');
    expect(JSON.parse(readFileSync(join(folder, 'out/t.json'), 'utf8'))).toEqual(rows);
    await write('out/t.jsonl');
    expect(readFileSync(join(folder, 'out/t.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line))).toEqual(rows);
    await write('out/t.parquet');
    expect(await duckdbRows(':memory:', `from '${join(folder, 'out/t.parquet')}'`)).toEqual([['1', 'a,"b"'], ['2', null]]);
    expect(readdirSync(join(folder, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a failure leaves the old file as it was', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 't.csv'), 'old');
    const failing = `select case when i = 90000 then error('broken') else i end as i from range(100000) t(i)`;
    await expect(runActivity('export.file', { connection: duckdbConnection(':memory:'), query: failing, file: 't.csv' }, recordingContext(folder))).rejects.toThrow(/^Exporting from lake .* failed: .*broken/);
    expect(readFileSync(join(folder, 't.csv'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['t.csv']);
});

test('a format that cannot be told is asked for', async () => {
    const inputs = { connection: duckdbConnection(':memory:'), query: 'select 1 as a', file: 'report.txt' };
    await expect(runActivity('export.file', inputs, recordingContext(temporaryFolder()))).rejects.toThrow(/The format of .*report\.txt is not known/);
    expect(await runActivity('export.file', { ...inputs, format: 'csv', header: false, delimiter: ';' }, recordingContext(temporaryFolder()))).toMatchObject({ rows: 1 });
});
