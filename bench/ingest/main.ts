/** Tables to Parquet beside what a person would take otherwise: rows a second, the most memory, and ratios to the plain tool. `ROWS=10000000` for the large table. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { printTable } from '../statistics.ts';

const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres', PGDATABASE = 'test' } = process.env;
const TABLE = 'pline_bench_ingest';
const folder = mkdtempSync(join(tmpdir(), 'pline-bench-'));

/** Memory is what the largest process had at most, and all of them together at one time. */
interface Measured { readonly seconds: number; readonly largest: number; readonly together: number }

/** Runs a program to its end, with all that it starts. */
async function measured(file: string, args: readonly string[]): Promise<Measured> {
    const child = spawn(file, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const started = performance.now();
    let [largest, together] = [0, 0];
    const watch = setInterval(() => {
        const processes = treeOf(child.pid).map(statusOf);
        largest = Math.max(largest, ...processes.map((status) => megabytes(status, 'VmHWM')));
        together = Math.max(together, processes.reduce((sum, status) => sum + megabytes(status, 'VmRSS'), 0));
    }, 20);
    const [code] = await once(child, 'exit');
    clearInterval(watch);
    if (code !== 0) throw new Error(`${file} ended with ${code}`);
    return { seconds: (performance.now() - started) / 1000, largest, together };
}

/** A process and all below it, as Linux tells. */
function treeOf(id: number | undefined): readonly number[] {
    if (id === undefined) return [];
    const children = read(`/proc/${id}/task/${id}/children`).split(' ').filter(Boolean).map(Number);
    return [id, ...children.flatMap(treeOf)];
}

const statusOf = (id: number): string => read(`/proc/${id}/status`);

function megabytes(status: string, name: string): number {
    return Number(new RegExp(String.raw`${name}:\s*(\d+)`).exec(status)?.[1] ?? 0) / 1024;
}

/** @returns nothing of a process that has just ended, or where the system does not say */
function read(file: string): string {
    try {
        return readFileSync(file, 'utf8');
    } catch {
        return '';
    }
}

/** A line of one task, run as a person would. */
function ingest(connector: string, properties: Readonly<Record<string, string | number>>): Promise<Measured> {
    const file = join(folder, `${connector}.pline`);
    const listed = Object.entries(properties).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n  ');
    writeFileSync(file, `connection source: ${connector} {\n  ${listed}\n}\n\nline bench {\n  task copy uses ingest.database {\n    connection: source\n    table: "${TABLE}"\n    target: "out"\n    schema: "${connector}"\n  }\n}\n`);
    return measured(process.execPath, [resolve('dist/cli.js'), 'run', file]);
}

async function createTables(): Promise<void> {
    const postgres = new Client({ host: PGHOST, port: Number(PGPORT), user: PGUSER, database: PGDATABASE });
    await postgres.connect();
    await postgres.query(`drop table if exists ${TABLE}`);
    await postgres.query(`create unlogged table ${TABLE} as
        select i as id, md5(i::text) as name, (i % 100000)::numeric(12,2) / 7 as price, i % 3 = 0 as active, timestamp '2024-01-01' + i * interval '1 second' as at
        from generate_series(1, ${ROWS}) as s(i)`);
    await postgres.end();
    const sqlite = new DatabaseSync(join(folder, 'bench.sqlite'));
    sqlite.exec(`create table ${TABLE} (id integer, name text, price real, active boolean, at timestamp);
        with recursive s(i) as (select 1 union all select i + 1 from s where i < ${ROWS})
        insert into ${TABLE} select i, hex(randomblob(16)), i % 100000 / 7.0, i % 3 = 0, datetime(1704067200 + i, 'unixepoch') from s`);
    sqlite.close();
}

function dropTables(): void {
    execFileSync('psql', [...PSQL, '--command', `drop table ${TABLE}`]);
    rmSync(folder, { recursive: true });
}

const PSQL = ['--quiet', '--no-psqlrc', '--host', PGHOST, '--port', PGPORT, '--username', PGUSER, '--dbname', PGDATABASE];
const row = (what: string, { seconds, largest, together }: Measured, plain: Measured): (string | number)[] => [what, seconds, ROWS / seconds, seconds / plain.seconds, largest, together];

await createTables();
try {
    const copy = await measured('psql', [...PSQL, '--command', String.raw`\copy ${TABLE} to 'postgres.csv' csv header`]);
    const postgres = await ingest('postgres', { host: PGHOST, port: Number(PGPORT), user: PGUSER, database: PGDATABASE });
    const shell = await measured('sqlite3', ['-csv', '-header', '-cmd', '.once sqlite.csv', 'bench.sqlite', `select * from ${TABLE}`]);
    const sqlite = await ingest('sqlite', { file: 'bench.sqlite' });
    console.log(`${ROWS.toLocaleString('en-US')} rows of five columns`);
    printTable(['', 'seconds', 'rows/s', 'ratio', 'MB, largest process', 'MB, all processes'], [
        row(String.raw`psql \copy to CSV`, copy, copy),
        row('ingest.database from PostgreSQL to Parquet', postgres, copy),
        row('sqlite3 to CSV', shell, shell),
        row('ingest.database from SQLite to Parquet', sqlite, shell),
    ]);
} finally {
    dropTables();
}
