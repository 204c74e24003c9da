/** Tables to Parquet beside what a person would take otherwise: rows a second, the most memory, and ratios to the plain tool. `ROWS=10000000` for the large table. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { FromWorker } from '../../runner/worker/messages.ts';
import { printTable } from '../statistics.ts';

const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres', PGDATABASE = 'test' } = process.env;
const TABLE = 'pline_bench_ingest';
const folder = mkdtempSync(join(tmpdir(), 'pline-bench-'));

interface Measured { readonly seconds: number; readonly megabytes: number }

/** Runs a program to its end. */
async function measured(file: string, args: readonly string[], talk?: (child: ReturnType<typeof spawn>) => void): Promise<Measured> {
    const child = spawn(file, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', ...(talk ? ['ipc' as const] : [])] });
    const started = performance.now();
    talk?.(child);
    let peak = 0;
    const watch = setInterval(() => { peak = Math.max(peak, peakOf(child.pid)); }, 20);
    const [code] = await once(child, 'exit');
    clearInterval(watch);
    if (code !== 0) throw new Error(`${file} ended with ${code}`);
    return { seconds: (performance.now() - started) / 1000, megabytes: peak };
}

/** The most memory that a process had so far; 0 where the system does not say. */
function peakOf(pid: number | undefined): number {
    try {
        return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
        return 0;
    }
}

/** One task, in the program that the runner starts for it. */
function ingest(connector: string, properties: Readonly<Record<string, string | number>>): Promise<Measured> {
    const inputs = { connection: { connection: 'source', connector, properties }, table: TABLE, target: 'out', schema: connector };
    return measured(process.execPath, [resolve('dist/worker.js')], (child) => {
        child.send({ type: 'start', builtin: 'ingest.database', inputs, directory: folder, environment: {} });
        child.on('message', (message: FromWorker) => {
            if (message.type === 'lock') child.send({ type: 'locked', resource: message.resource });
            if (message.type === 'failed') throw new Error(message.message);
        });
    });
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
const row = (what: string, { seconds, megabytes }: Measured, plain: Measured): (string | number)[] => [what, seconds, ROWS / seconds, megabytes, seconds / plain.seconds];

await createTables();
try {
    const copy = await measured('psql', [...PSQL, '--command', String.raw`\copy ${TABLE} to 'postgres.csv' csv header`]);
    const postgres = await ingest('postgres', { host: PGHOST, port: Number(PGPORT), user: PGUSER, database: PGDATABASE });
    const shell = await measured('sqlite3', ['-csv', '-header', '-cmd', '.once sqlite.csv', 'bench.sqlite', `select * from ${TABLE}`]);
    const sqlite = await ingest('sqlite', { file: 'bench.sqlite' });
    console.log(`${ROWS.toLocaleString('en-US')} rows of five columns`);
    printTable(['', 'seconds', 'rows/s', 'MB at most', 'ratio'], [
        row(String.raw`psql \copy to CSV`, copy, copy),
        row('ingest.database from PostgreSQL to Parquet', postgres, copy),
        row('sqlite3 to CSV', shell, shell),
        row('ingest.database from SQLite to Parquet', sqlite, shell),
    ]);
} finally {
    dropTables();
}
