import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { CLI, environmentWith, project } from '../../cli/testing/pline.ts';
import { duckdbRows, inPostgres, postgresConnection } from '../../runner/activities/testing.ts';

const TABLES = 200;
const PAGE = readFileSync(fileURLToPath(new URL('../../docs/scripts.md', import.meta.url)), 'utf8');

/** A database of its own, for the script reads all of the schema `public`. */
async function databaseWithTables(): Promise<string> {
    const database = `pline_${crypto.randomUUID().replaceAll('-', '')}`;
    await inPostgres(`create database ${database}`);
    onTestFinished(() => inPostgres(`drop database ${database} with (force)`));
    const numbers = Array.from({ length: TABLES }, (_, index) => index);
    await inPostgres(numbers.map((number) => `create table table_${number} as select i, ${number} as number from generate_series(1, ${number % 5 + 1}) as i;`).join(' '), database);
    return database;
}

test('the Python script of the page extracts all tables of a database, and a second time only what is new', { timeout: 300_000 }, async () => {
    const database = await databaseWithTables();
    const properties = Object.entries(postgresConnection({ database }).properties).map(([name, value]) => `    ${name}: ${JSON.stringify(value)}\n`).join('');
    const text = `// The head stays.\nconnection crm: postgres {\n${properties}}\n\nline extract { // remark\n}\n`;
    const folder = await project({ 'crm.pline': text, 'extract.py': /```python\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '' });
    // `pline` as it is when it is installed.
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'pline'), `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`, { mode: 0o755 });
    const run = async (): Promise<string> => {
        const { stdout } = await promisify(execFile)('python3', ['extract.py'], { cwd: folder, env: environmentWith({ PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }) });
        return stdout;
    };

    expect(await run()).toContain(`${TABLES} tasks added`);
    const counts = await duckdbRows(join(folder, 'lake.duckdb'), 'select count(*), sum(estimated_size) from duckdb_tables()');
    expect(counts).toEqual([[String(TABLES), String(TABLES / 5 * 15)]]);
    expect(await duckdbRows(join(folder, 'lake.duckdb'), 'select * from table_7 order by i')).toEqual([['1', '7'], ['2', '7'], ['3', '7']]);
    const written = readFileSync(join(folder, 'crm.pline'), 'utf8');
    expect(written.startsWith(text.slice(0, text.indexOf('\n}\n', text.indexOf('line extract'))))).toBe(true);

    await inPostgres('create table newcomer as select 1 as i', database);
    const script = join(folder, 'extract.py');
    // All have run already.
    writeFileSync(script, readFileSync(script, 'utf8').replace(/subprocess\.run\(\["pline", "run".*/, ''));
    expect(await run()).toBe('1 tasks added\n');
    expect(readFileSync(join(folder, 'crm.pline'), 'utf8')).toBe(written.replace(/}\n$/, '\n    task load_newcomer uses ingest.database {\n        connection: crm\n        table: "public.newcomer"\n        target: "lake.duckdb"\n    }\n}\n'));
});
