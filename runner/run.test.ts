import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JournalEvent } from '../protocol/journal.ts';
import { Conductor } from './conductor.fixture.ts';
import { listRuns, readRun, requestCancel, RunError, runLine, runsFolder, type RunOptions, type RunResult } from './index.ts';
import { duration, resolvedLine, text, type LineLike, type TaskLike, type ValueLike } from './testing.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-run-')); });
afterEach(() => rmSync(folder, { recursive: true }));

type Tasks = Readonly<Record<string, TaskLike>>;
function run(tasks: Tasks, options: RunOptions = {}, line: Partial<LineLike> = {}): Promise<RunResult> {
    return runLine(resolvedLine({ folder, tasks, ...line }), { jobs: 2, graceMilliseconds: 2000, ...options });
}
const sh = (command: ValueLike, more: TaskLike = {}): TaskLike => ({ ...more, inputs: { command } });
const log = ({ folder: runFolder }: RunResult, name: string): string => readFileSync(join(runFolder, 'logs', name), 'utf8');
const statuses = ({ view }: RunResult): Record<string, string> => Object.fromEntries(Object.entries(view.tasks).map(([name, { status }]) => [name, status]));

describe('a run', () => {
    test('passes outputs on, keeps logs and the line, and stays out of the repository', async () => {
        const result = await run({
            orders: sh(`echo loading; echo '{"rows": 3, "file": "it'"'"'s; here"}' > "$PLINE_OUTPUT"`),
            report: sh(text('echo got ', { task: 'orders', output: 'rows' }, ' in ', { task: 'orders', output: 'file' }), { after: { orders: 'success' } }),
        });
        expect(result.view.status).toBe('succeeded');
        expect(result.view.tasks['orders']!.outputs).toEqual({ rows: 3, file: "it's; here", exit_code: 0 });
        expect(log(result, 'orders.1.log')).toBe('loading\n');
        expect(log(result, 'report.1.log')).toBe("got 3 in it's; here\n");
        expect(JSON.parse(readFileSync(join(result.folder, 'line.json'), 'utf8'))).toMatchObject({ format: 1, name: 'nightly' });
        expect(readFileSync(join(folder, '.pline', '.gitignore'), 'utf8')).toBe('*\n');
        expect((await readRun(result.folder)).view).toEqual(result.view);
    });

    test('writes the end of a task before the start of one that depends on it', async () => {
        const events: JournalEvent[] = [];
        await run({ a: sh('true'), b: sh('true', { after: { a: 'success' } }) }, { onEvent: (event) => events.push(event) });
        expect(events.map((event) => 'task' in event ? `${event.type} ${event.task}` : event.type)).toEqual([
            'run-started', 'task-started a', 'task-ended a', 'task-started b', 'task-ended b', 'run-ended',
        ]);
        expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    });

    test('whose failure was handled succeeds and says so', async () => {
        const result = await run({ load: sh('echo no such table >&2; exit 3'), alarm: sh('true', { after: { load: 'failure' } }) });
        expect(result.view).toMatchObject({ status: 'succeeded', handled: ['load'] });
        expect(result.view.tasks['load']!.error).toEqual({ message: 'ended with exit code 3: no such table', exitCode: 3 });
    });

    test('lets a failed task try again, with a log for each try', async () => {
        const result = await run({ flaky: sh('echo try $PLINE_ATTEMPT; [ "$PLINE_ATTEMPT" = 2 ]', { common: { retries: 2, retry_delay: duration(1) } }) });
        expect(result.view.tasks['flaky']).toMatchObject({ status: 'succeeded', attempt: 2 });
        expect(log(result, 'flaky.1.log') + log(result, 'flaky.2.log')).toBe('try 1\ntry 2\n');
    });

    test('ends a try whose time is up, and what it started, and tries again', async () => {
        const result = await run({ slow: sh('sleep 600 & sleep 600', { common: { timeout: duration(300), retries: 1, retry_delay: duration(1) } }) });
        expect(result.view.tasks['slow']).toMatchObject({ status: 'failed', attempt: 2, error: { message: 'timed out after 300ms' } });
        expect(log(result, 'slow.1.log') + log(result, 'slow.2.log')).toBe('');
    });

    test('of some tasks takes their other dependencies as met, and outputs from earlier runs', async () => {
        const tasks = { a: sh(`echo '{"rows": 7}' > "$PLINE_OUTPUT"`), b: sh(text('echo ', { task: 'a', output: 'rows' }), { after: { a: 'failure', 'other.x': 'success' } }) };
        await run({ a: tasks.a });
        const result = await run(tasks, { tasks: ['b'] });
        expect(statuses(result)).toEqual({ b: 'succeeded' });
        expect(log(result, 'b.1.log')).toBe('7\n');
    });

    test('from a task on takes it and all that come after it', async () => {
        const tasks = { a: sh('true'), b: sh('true', { after: { a: 'success' } }), c: sh('true', { after: { b: 'success', d: 'success' } }), d: sh('true') };
        expect(statuses(await run(tasks, { from: ['b'] }))).toEqual({ b: 'succeeded', c: 'succeeded' });
        expect(statuses(await run(tasks, { until: ['b'] }))).toEqual({ a: 'succeeded', b: 'succeeded' });
        expect(statuses(await run(tasks, { from: ['a'], until: ['b'], tasks: ['b', 'c'] }))).toEqual({ b: 'succeeded' });
        await expect(run(tasks, { from: ['d'], until: ['b'] })).rejects.toThrow('No task of line nightly is in all that was chosen');
    });

    test('of some tasks may take the others as those that succeeded', async () => {
        const tasks = { load: sh('true'), next: sh('true', { after: { load: 'success' } }), alarm: sh('true', { after: { load: 'failure' } }) };
        expect(statuses(await run(tasks, { tasks: ['next', 'alarm'], outside: 'succeeded' }))).toEqual({ next: 'succeeded', alarm: 'skipped' });
    });

    test('gives a task its variables and its working directory', async () => {
        const result = await run({ where: sh('pwd; echo "$GREETING"', { common: { working_directory: '.pline', environment: { GREETING: text('hi ', { run: 'line' }) } } }) });
        expect(log(result, 'where.1.log')).toBe(`${join(folder, '.pline')}\nhi nightly\n`);
    });
});

describe('tasks side by side', () => {
    let conductor: Conductor;
    beforeEach(async () => { conductor = await Conductor.open(); });
    afterEach(() => conductor.close());
    const activities = (): RunOptions['activities'] => () => conductor.activity;

    test('are never more than the jobs, and start as soon as they may', async () => {
        const running = run({ a: {}, b: {}, c: { after: { b: 'success' } }, d: {} }, { activities: activities(), jobs: 2 });
        await conductor.until('a', 'b');
        expect(conductor.running).toEqual(['a', 'b']);
        await conductor.end('b');
        await conductor.until('d');
        expect(conductor.running).toEqual(['a', 'd']);
        await conductor.end('a', 1);
        await conductor.until('c');
        await conductor.end('c');
        await conductor.end('d');
        expect(statuses(await running)).toEqual({ a: 'failed', b: 'succeeded', c: 'succeeded', d: 'succeeded' });
    });

    test('under ANY start at the first that is met, before the others end', async () => {
        const running = run({ a: {}, b: {}, c: { after: { a: 'success', b: 'success' }, rule: 'any' } }, { activities: activities(), jobs: 3 });
        await conductor.until('a', 'b');
        await conductor.end('a');
        await conductor.until('c');
        expect(conductor.running).toEqual(['b', 'c']);
        await conductor.end('c');
        await conductor.end('b');
        expect((await running).view.status).toBe('succeeded');
        expect(conductor.started.filter((name) => name === 'c')).toHaveLength(1);
    });

    test('are ended when the caller cancels, and what waits is cancelled', async () => {
        const stop = new AbortController();
        const running = run({ a: {}, b: { after: { a: 'success' } } }, { activities: activities(), signal: stop.signal });
        await conductor.until('a');
        stop.abort();
        const result = await running;
        expect(result.view.status).toBe('cancelled');
        expect(result.view.tasks).toMatchObject({ a: { status: 'cancelled', attempt: 1 }, b: { status: 'cancelled', attempt: 0, reason: 'the run was cancelled' } });
    });

    test('are ended when another process asks the run to cancel', async () => {
        const running = run({ a: {} }, { activities: activities(), id: 'r1' });
        await conductor.until('a');
        await requestCancel(join(runsFolder(folder), 'r1'));
        expect((await running).view.status).toBe('cancelled');
        await expect(requestCancel(join(runsFolder(folder), 'r1'))).rejects.toThrow('Run r1 of line nightly is not running: it was cancelled.');
    });

    test('are not waited for when a retry is still to come as the run is cancelled', async () => {
        const stop = new AbortController();
        const delayed = Promise.withResolvers<void>();
        const running = run({ a: { common: { retries: 1, retry_delay: duration(600_000) } } }, {
            activities: activities(), signal: stop.signal,
            onEvent: (event) => { if (event.type === 'task-ended' && event.status === 'retrying') delayed.resolve(); },
        });
        await conductor.end('a', 1);
        await delayed.promise;
        stop.abort();
        expect((await running).view.tasks['a']).toMatchObject({ status: 'cancelled', attempt: 1 });
    });
});

describe('a task that cannot do its work fails with one clear message', () => {
    const failures: [name: string, task: TaskLike, message: string | RegExp][] = [
        ['a program that is not there', { uses: 'exec', inputs: { command: ['no-such-program'] } }, /^Cannot start no-such-program: there is no such program/],
        ['a working directory that is not there', sh('true', { common: { working_directory: 'nowhere' } }), /^The working directory .*nowhere does not exist: create it/],
        ['a variable that is not set', sh('true', { common: { environment: { X: { kind: 'env', name: 'PLINE_NOT_SET' } } } }), /^environment: The environment variable PLINE_NOT_SET is not set: set it/],
        ['an output that there is not', sh(text({ task: 'first', output: 'rows' }), { after: { first: 'complete' } }), 'command: Task first gave no output rows; it gave: exit_code.'],
        ['outputs that are no JSON', sh('echo rows=3 > $PLINE_OUTPUT'), /^PLINE_OUTPUT holds no JSON .*Write one JSON object/],
        ['an output that is a list', sh(`echo '{"a": []}' > $PLINE_OUTPUT`), /^PLINE_OUTPUT holds an object or a list as "a"/],
        ['a signal', sh('kill -SEGV $$'), 'was ended by SIGSEGV'],
        ['a NUL character in an argument', { uses: 'exec', inputs: { command: ['echo', 'a\0b'] } }, /holds a NUL character/],
    ];
    test.each(failures)('%s', async (_, task, message) => {
        const { view } = await run({ first: sh('true'), broken: task });
        expect(view.tasks['broken']!.status).toBe('failed');
        expect(view.tasks['broken']!.error!.message).toMatch(message);
    });
});

describe('a run that cannot begin says why', () => {
    const nothing = { a: sh('true') };
    const refusals: [name: string, options: RunOptions, message: string, line?: Partial<LineLike>][] = [
        ['a param without a value', {}, 'Line nightly needs a value for its param day (string): give it with --param day=…', { params: [{ name: 'day', type: 'string' }] }],
        ['a param of the wrong type', { params: { n: 'x' } }, 'Param n is "x", but it has to be a whole number of at least 1.', { params: [{ name: 'n', type: 'integer(1..)' }] }],
        ['an unknown param', { params: { x: '1' } }, 'Line nightly has no param x; it takes none.'],
        ['an unknown environment', { environment: 'test' }, 'There is no environment test. Choose one of: dev, prod.', { environments: ['dev', 'prod'] }],
        ['an unknown task', { tasks: ['b'] }, 'Line nightly has no task b; it has: a.'],
        ['an external task without a recorded end', {}, 'The line depends on other.x, and no run of line other has recorded how that task ended.', { tasks: { a: sh('true', { after: { 'other.x': 'success' } }) } }],
        ['a number of jobs that is none', { jobs: 0 }, 'has to be a whole number of at least 1, not 0.'],
        ['a pool without a size', {}, 'Task a is in pool heavy, which has no size: write `pools: { heavy: 2 }` into line nightly, or run with --pool heavy=2.', { tasks: { a: sh('true', { common: { pool: 'heavy' } }) } }],
        ['a size for a pool that is not there', { pools: { heavi: 2 } }, 'No task of line nightly that runs is in a pool heavi'],
        ['a concurrency that is none', {}, 'The concurrency of connection crm has to be a whole number of at least 1, not 0.', { connections: { crm: { connector: 'postgres', properties: { concurrency: 0 } } } }],
        ['an activity without code', {}, 'Task a uses no.such, and this version has no code for no.such.', { tasks: { a: { uses: 'no.such' } } }],
    ];
    test.each(refusals)('%s', async (_, options, message, line) => {
        await expect(run(nothing, options, line)).rejects.toThrow(message);
        expect(existsSync(join(folder, '.pline'))).toBe(false);
    });

    test('a line that is in no file', async () => {
        await expect(runLine({ ...resolvedLine({ folder, tasks: nothing }), uri: 'untitled:Untitled-1' })).rejects.toThrow('Line nightly is in no file: save it first');
    });

    test('a folder that cannot be written', async () => {
        writeFileSync(join(folder, '.pline'), 'a file where the folder should be');
        await expect(run(nothing)).rejects.toThrow(RunError);
        await expect(run(nothing)).rejects.toThrow(/^Cannot keep a run in .*allow writing there/);
    });
});

describe('an external dependency', () => {
    const waits = { report: sh('true', { after: { 'books.close': 'success' } }) };

    test('takes the last recorded status', async () => {
        await run({ close: sh('exit 1') }, {}, { name: 'books' });
        expect(statuses(await run(waits))).toEqual({ report: 'skipped' });
        await run({ close: sh('true') }, {}, { name: 'books' });
        expect(statuses(await run(waits))).toEqual({ report: 'succeeded' });
    });

    test('takes what is assumed', async () => {
        expect((await run(waits, { external: { assume: 'success' } })).view.status).toBe('succeeded');
        expect((await run(waits, { external: { assume: 'failure' } })).view).toMatchObject({ status: 'failed', tasks: { report: { status: 'skipped' } } });
    });

    test('has its line run first, as a run of its own', async () => {
        const result = await run(waits, { external: 'run', runExternal: ({ line }) => run({ close: sh('true') }, {}, { name: line }) });
        expect(result.view.status).toBe('succeeded');
        expect((await listRuns(folder)).runs.map(({ line }) => line)).toEqual(['nightly', 'books']);
    });
});
