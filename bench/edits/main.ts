/** Many tasks added in one call of `pline add`, process start to file written. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { percentile, printTable } from '../statistics.ts';

const RUNS = 5;
const HEAD = '// The head stays.\nconnection crm: postgres { database: "crm" user: "me" }\n\nline nightly {\n    task start uses wait { time: 1s } // a remark\n}\n';
const folder = mkdtempSync(join(tmpdir(), 'pline-bench-edits-'));
const file = join(folder, 'nightly.pline');
const cli = resolve('dist/cli.js');

/** @returns milliseconds */
function add(tasks: number, existing: number): number {
    const rows = (from: number, to: number): string => `schema,table\n${Array.from({ length: to - from }, (_, index) => `public,table_${from + index}\n`).join('')}`;
    const args = [cli, 'add', file, '--from', '-', '--uses', 'ingest.database', '--set', 'connection=crm', '--set', 'table={schema}.{table}', '--set', 'target=lake.duckdb', '--after', 'start'];
    writeFileSync(file, HEAD);
    if (existing > 0) spawnSync(process.execPath, args, { input: rows(0, existing) });
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { input: rows(existing, existing + tasks), encoding: 'utf8' });
    const took = performance.now() - started;
    if (status !== 0) throw new Error(stderr);
    const found = readFileSync(file, 'utf8').match(/^ {4}task /gm)?.length;
    if (found !== tasks + existing + 1) throw new Error(`${found} tasks`);
    return took;
}

const cases: readonly (readonly [number, number])[] = [[100, 0], [1000, 0], [5000, 0], [100, 5000]];
printTable(['pline add', 'tasks added', 'tasks there', 'median ms', 'slowest ms'], cases.map(([tasks, existing]) => {
    const times = Array.from({ length: RUNS }, () => add(tasks, existing));
    return ['', String(tasks), String(existing), percentile(times, 0.5), Math.max(...times)];
}));
rmSync(folder, { recursive: true, force: true });
