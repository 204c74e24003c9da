import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Conductor } from './conductor.fixture.ts';
import { RunCancelledError, runLine, type RunOptions, type RunResult } from './index.ts';
import { connection, reference, resolvedLine, type LineLike, type TaskLike } from './testing.ts';

let folder: string;
let conductor: Conductor;
beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pline-limits-'));
    conductor = await Conductor.open();
});
afterEach(() => {
    conductor.close();
    rmSync(folder, { recursive: true });
});

type Tasks = Readonly<Record<string, TaskLike>>;
function run(tasks: Tasks, options: RunOptions = {}, line: Partial<LineLike> = {}): Promise<RunResult> {
    return runLine(resolvedLine({ folder, tasks, ...line }), { jobs: 2, graceMilliseconds: 2000, activities: () => conductor.activity, ...options });
}
const statuses = ({ view }: RunResult): Record<string, string> => Object.fromEntries(Object.entries(view.tasks).map(([name, { status }]) => [name, status]));

describe('limits', () => {
    const limits: [name: string, tasks: Tasks, line: Partial<LineLike>, options?: RunOptions][] = [
        ['the size of a pool', { a: { common: { pool: 'heavy' } }, b: { common: { pool: 'heavy' } }, c: {} }, { properties: { pools: { heavy: 1 } } }],
        ['a size from the command line first', { a: { common: { pool: 'heavy' } }, b: { common: { pool: 'heavy' } }, c: {} }, { properties: { pools: { heavy: 3 } } }, { pools: { heavy: 1 } }],
        [
            'the concurrency of a connection, whatever name leads to it', { a: { inputs: { connection: connection('crm') } }, b: { inputs: { connection: reference({ config: 'source' }) } }, c: {} },
            { connections: { crm: { connector: 'postgres', properties: { concurrency: 1 } } }, configs: { source: connection('crm') } },
        ],
    ];
    test.each(limits)('%s', async (_, tasks, line, options) => {
        const running = run(tasks, { jobs: 3, ...options }, line);
        await conductor.until('a', 'c');
        await conductor.end('c');
        expect(conductor.started.toSorted()).toEqual(['a', 'c']);
        await conductor.end('a');
        await conductor.end('b');
        expect((await running).view.status).toBe('succeeded');
    });

    test('after a failure: nothing new, or nothing at all', async () => {
        const tasks = { bad: {}, slow: {}, third: {} };
        const failed = Promise.withResolvers<void>();
        const draining = run(tasks, { onFailure: 'drain', onEvent: ({ type }) => { if (type === 'task-ended') failed.resolve(); } });
        await conductor.until('slow');
        await conductor.end('bad', 1);
        await failed.promise;
        await conductor.end('slow');
        expect(statuses(await draining)).toEqual({ bad: 'failed', slow: 'succeeded', third: 'cancelled' });
        const cancelling = run(tasks, { onFailure: 'cancel' });
        await conductor.until('slow');
        await conductor.end('bad', 1);
        const { view } = await cancelling;
        expect(view).toMatchObject({ status: 'failed', tasks: { slow: { status: 'cancelled' }, third: { status: 'cancelled', reason: 'bad failed, and the run was to start nothing after a failure' } } });
    });
});

describe('two runs of one line', () => {
    const start = (options: RunOptions = {}, line: Partial<LineLike> = {}): Promise<RunResult> => run({ a: {} }, options, line);

    test('the second is refused, and says which goes on', async () => {
        const first = start({ id: 'r1' });
        await conductor.until('a');
        await expect(start()).rejects.toThrow('Run r1 of line nightly goes on: wait for its end, cancel it (pline cancel r1), or run with --if-running wait or --if-running allow.');
        await conductor.end('a');
        await first;
        const next = start();
        await conductor.end('a');
        expect((await next).view.status).toBe('succeeded');
    });

    test('the second waits for its turn, where option or line say so', async () => {
        const first = start({ id: 'r1' });
        await conductor.until('a');
        const waits = Promise.withResolvers<string>();
        const second = start({ onWait: waits.resolve }, { properties: { if_running: 'wait' } });
        expect(await waits.promise).toBe('r1');
        expect(conductor.started).toEqual(['a']);
        await conductor.end('a');
        await first;
        await conductor.end('a');
        expect((await second).view.status).toBe('succeeded');
    });

    test('one that waits can be cancelled', async () => {
        const first = start();
        await conductor.until('a');
        const stop = new AbortController();
        await expect(start({ ifRunning: 'wait', signal: stop.signal, onWait: () => stop.abort() })).rejects.toThrow(RunCancelledError);
        await conductor.end('a');
        await first;
    });

    test('go on side by side where that is allowed, and lines of other names always', async () => {
        const first = start();
        await conductor.until('a');
        const second = start({ ifRunning: 'allow' });
        const other = run({ b: {} }, {}, { name: 'other' });
        await conductor.end('a');
        await conductor.end('a');
        await conductor.end('b');
        for (const result of [first, second, other]) expect((await result).view.status).toBe('succeeded');
    });
});
