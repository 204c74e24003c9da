import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Inputs } from '../activities/activity.ts';
import { createSqlite, duckdbConnection, duckdbRows, sqliteConnection, temporaryFolder } from '../activities/testing.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const PROGRAM = fileURLToPath(new URL('main.ts', import.meta.url));

/** A worker and what it says; locks are granted at once, unless told otherwise. */
class Worker {
    readonly child: ChildProcess;
    readonly said: FromWorker[] = [];
    readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
    #output = '';

    constructor(grantLocks = true) {
        this.child = fork(PROGRAM, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
        this.child.on('message', (message: FromWorker) => {
            this.said.push(message);
            if (message.type === 'lock' && grantLocks) this.tell({ type: 'locked', resource: message.resource });
        });
        for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text) => (this.#output += String(text)));
        this.ended = once(this.child, 'close').then(([code, signal]) => ({ code, signal }));
        onTestFinished(() => void this.child.kill('SIGKILL'));
    }

    /** What it wrote itself, to standard output and error. */
    get output(): string {
        return this.#output;
    }

    tell(message: ToWorker): void {
        this.child.send(message);
    }

    start(builtin: string, inputs: Inputs, directory: string): this {
        this.tell({ type: 'start', builtin, inputs, directory, environment: {} });
        return this;
    }

    async hear(type: FromWorker['type']): Promise<void> {
        while (!this.said.some((message) => message.type === type)) await once(this.child, 'message');
    }
}

function manyRows(folder: string): Inputs {
    createSqlite(join(folder, 'shop.sqlite'), 'create table t as with recursive s(i) as (select 1 union all select i + 1 from s where i < 200000) select i, hex(randomblob(20)) as h from s');
    return { connection: sqliteConnection('shop.sqlite'), table: 't', target: 'lake.duckdb', batch_size: 1000 };
}

test('outputs, lines and progress reach the runner, and the worker leaves', async () => {
    const worker = new Worker().start('sql.query', { connection: duckdbConnection('lake.duckdb'), sql: 'select 42 as answer' }, temporaryFolder());
    expect(await worker.ended).toEqual({ code: 0, signal: null });
    expect(worker.said.map(({ type }) => type)).toEqual(['lock', 'progress', 'log', 'unlock', 'log', 'log', 'log', 'succeeded']);
    expect(worker.said.at(-1)).toEqual({ type: 'succeeded', outputs: { rows: 1, answer: 42 } });
    expect(worker.output).toBe('');
});

test('relative paths in SQL start in the task\'s directory', async () => {
    const folder = temporaryFolder();
    const worker = new Worker().start('sql.query', { connection: duckdbConnection(':memory:'), sql: `copy (select 7 as n) to 'n.csv'; select n from 'n.csv'` }, folder);
    await worker.ended;
    expect(worker.said.at(-1)).toEqual({ type: 'succeeded', outputs: { rows: 1, n: 7 } });
});

test.each<[string, string, Inputs, RegExp]>([
    ['what the activity says', 'sql.query', { connection: duckdbConnection(':memory:'), sql: 'select nope' }, /statement 1 of 1 .*nope/],
    ['an activity that it does not know', 'spark.submit', {}, /This version has no code for spark\.submit/],
])('a failure is told without a stack: %s', async (_, builtin, inputs, message) => {
    const worker = new Worker().start(builtin, inputs, temporaryFolder());
    expect(await worker.ended).toEqual({ code: 0, signal: null });
    expect(worker.said.at(-1)).toEqual({ type: 'failed', message: expect.stringMatching(message) });
    expect(JSON.stringify(worker.said) + worker.output).not.toMatch(/\.ts:\d|node:internal/);
});

test('a directory that is not there is told', async () => {
    const worker = new Worker().start('sql.query', { connection: duckdbConnection(':memory:'), sql: 'select 1' }, '/no/such/folder');
    await worker.ended;
    expect(worker.said).toEqual([{ type: 'failed', message: expect.stringMatching(/\/no\/such\/folder cannot be entered/) }]);
});

test('the file is not touched before the runner grants the lock', async () => {
    const folder = temporaryFolder();
    const worker = new Worker(false).start('sql.query', { connection: duckdbConnection('lake.duckdb'), sql: 'select 1' }, folder);
    await worker.hear('lock');
    expect(worker.said).toEqual([{ type: 'lock', resource: join(folder, 'lake.duckdb') }]);
    worker.tell({ type: 'locked', resource: join(folder, 'lake.duckdb') });
    await worker.ended;
    expect(worker.said.at(-1)?.type).toBe('succeeded');
});

test('a cancel ends the waiting for a lock', async () => {
    const worker = new Worker(false).start('sql.query', { connection: duckdbConnection('lake.duckdb'), sql: 'select 1' }, temporaryFolder());
    await worker.hear('lock');
    worker.tell({ type: 'cancel' });
    await worker.ended;
    expect(worker.said.at(-1)).toEqual({ type: 'failed', message: 'The task was cancelled.' });
});

test.each(['message', 'signal'])('a cancel by %s ends the work and cleans up', async (how) => {
    const folder = temporaryFolder();
    const worker = new Worker().start('ingest.database', manyRows(folder), folder);
    await worker.hear('progress');
    if (how === 'message') worker.tell({ type: 'cancel' });
    else worker.child.kill('SIGTERM');
    await worker.ended;
    expect(worker.said.at(-1)).toEqual({ type: 'failed', message: 'The task was cancelled.' });
    expect(readdirSync(folder)).toEqual(['shop.sqlite']);
});

test.each(['progress', 'lock'] as const)('kill -9 at the first %s leaves the old table whole, and the next run goes well', async (moment) => {
    const folder = temporaryFolder();
    const inputs = manyRows(folder);
    const lake = join(folder, 'lake.duckdb');
    await duckdbRows(lake, `create table t as select 'old' as i`);
    const worker = new Worker().start('ingest.database', inputs, folder);
    await worker.hear(moment);
    worker.child.kill('SIGKILL');
    expect(await worker.ended).toEqual({ code: null, signal: 'SIGKILL' });
    const rows = await duckdbRows(lake, 'select count(*), min(i) from t');
    expect(moment === 'lock' ? [[['1', 'old']], [['200000', '1']]] : [[['1', 'old']]]).toContainEqual(rows);
    const next = new Worker().start('ingest.database', inputs, folder);
    await next.ended;
    expect(next.said.at(-1)).toMatchObject({ type: 'succeeded', outputs: { rows: 200_000 } });
    expect(await duckdbRows(lake, 'select count(*) from t')).toEqual([['200000']]);
});

test('a worker whose runner is gone ends', async () => {
    const folder = temporaryFolder();
    const worker = new Worker().start('ingest.database', manyRows(folder), folder);
    await worker.hear('progress');
    const exit = once(worker.child, 'exit');
    worker.child.disconnect();
    expect(await exit).toEqual([1, null]);
});
