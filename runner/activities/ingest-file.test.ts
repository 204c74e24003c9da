import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Inputs } from './activity.ts';
import { duckdbRows, recordingContext, runActivity, temporaryFolder } from './testing.ts';

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
}

const ingest = (folder: string, inputs: Inputs): ReturnType<typeof runActivity> => runActivity('ingest.file', { target: 'lake.duckdb', ...inputs }, recordingContext(folder));
const rows = (folder: string, sql: string): ReturnType<typeof duckdbRows> => duckdbRows(join(folder, 'lake.duckdb'), sql);

test('a CSV file becomes a table', async () => {
    const folder = folderWith({ 'weather.csv': 'station,at,temp\n007,2024-01-01,1.5\n008,2024-01-02,NA\n' });
    expect(await ingest(folder, { file: 'weather.csv', schema: 'raw', null_text: 'NA', types: { station: 'varchar' } })).toEqual({ rows: 2, table: 'raw.weather', path: join(folder, 'lake.duckdb') });
    expect(await rows(folder, 'from raw.weather')).toEqual([['007', '2024-01-01', '1.5'], ['008', '2024-01-02', null]]);
});

test('all lines decide on a type, not the first ones', async () => {
    const folder = folderWith({ 'n.csv': `n\n${'1\n'.repeat(50_000)}x\n` });
    await ingest(folder, { file: 'n.csv' });
    expect(await rows(folder, 'select typeof(n), count(*) from n group by 1')).toEqual([['VARCHAR', '50001']]);
});

test('delimiter and header are taken as given', async () => {
    const folder = folderWith({ 'n.txt': '1|2\n3|4\n' });
    await ingest(folder, { file: 'n.txt', format: 'csv', delimiter: '|', header: false, name: 't' });
    expect(await rows(folder, 'select column0, column1 from t')).toEqual([['1', '2'], ['3', '4']]);
});

test('several files, compressed ones too, make one table', async () => {
    const folder = folderWith({ 'o-1.csv.gz': gzipSync('id\n1\n'), 'o-2.csv.gz': gzipSync('id\n2\n') });
    expect(await ingest(folder, { file: 'o-*.csv.gz', name: 'o' })).toMatchObject({ rows: 2 });
    await expect(ingest(folder, { file: 'o-*.csv.gz' })).rejects.toThrow('"name" is missing');
});

test('JSON becomes Parquet, and Parquet a table that appends add to', async () => {
    const folder = folderWith({ 'e.json': '[{"id": 1, "tags": ["a"]}, {"id": 2, "tags": null}]', 'f.ndjson': '{"id": 3, "tags": ["b"]}\n' });
    const parquet = join(folder, 'out/main/e.parquet');
    expect(await ingest(folder, { file: 'e.json', target: 'out' })).toEqual({ rows: 2, path: parquet });
    await ingest(folder, { file: parquet });
    await ingest(folder, { file: 'f.ndjson', name: 'e', mode: 'append' });
    expect(await rows(folder, 'from e order by id')).toEqual([['1', `['a']`], ['2', null], ['3', `['b']`]]);
});

test('a file that breaks leaves the old table whole', async () => {
    const folder = folderWith({ 'e.json': '[{"id": 1}]', 'bad.json': '[{"id": 1}, {"id"' });
    await ingest(folder, { file: 'e.json' });
    await expect(ingest(folder, { file: 'bad.json', name: 'e' })).rejects.toThrow(/Reading .*bad\.json failed: /);
    expect(await rows(folder, 'from e')).toEqual([['1']]);
});

test.each<[string, Inputs, RegExp]>([
    ['a file that is not there', { file: 'no.csv' }, /There is no file .*no\.csv/],
    ['an ending that says nothing', { file: 'x.dat' }, /The format of .*x\.dat is not known: set "format" to csv, json, parquet/],
    ['an option of another format', { file: 'x.parquet', delimiter: ';' }, /"delimiter" is for CSV files, and this one is parquet/],
    ['a type that is none', { file: 'x.csv', types: { a: 'strnig' } }, /Reading .*x\.csv failed: .*strnig/s],
])('%s is told', async (_, inputs, message) => {
    const folder = folderWith({ 'x.csv': 'a\n1\n' });
    await expect(ingest(folder, inputs)).rejects.toThrow(message);
    expect(existsSync(join(folder, 'lake.duckdb'))).toBe(false);
});
