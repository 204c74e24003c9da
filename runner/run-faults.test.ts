import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ResolvedLine } from '../language/model/types.ts';
import type { JournalEvent } from '../protocol/journal.ts';
import { followRuns, listRuns, runLine, type RunResult } from './index.ts';
import { MEMBER, Roll } from './process/roll.fixture.ts';
import { connection, resolvedLine, type LineLike } from './testing.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-faults-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const RUNNER = fileURLToPath(new URL('./run.fixture.ts', import.meta.url));

/** A runner in a process of its own; `limit` is a shell command that goes before it. */
function startRunner(line: ResolvedLine, variables: Readonly<Record<string, string>> = {}, limit = ':'): ChildProcess {
    const file = join(folder, 'line.json');
    writeFileSync(file, JSON.stringify(line));
    return spawn('sh', ['-c', `${limit}; exec "$0" "$@"`, process.execPath, RUNNER, file], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...variables } });
}

describe.runIf(process.platform === 'linux')('a runner that is killed', () => {
    test('leaves no process behind, and a journal that says interrupted', async () => {
        const roll = await Roll.open();
        try {
            const tasks = { plain: { inputs: { command: `${MEMBER} & ${MEMBER}` } }, escaped: { inputs: { command: `setsid ${MEMBER} & ${MEMBER}; wait` } }, later: { after: { plain: 'success' } } } as const;
            const runner = startRunner(resolvedLine({ folder, tasks }), { ROLL: roll.port });
            await roll.count(4);
            const before = (await listRuns(folder)).runs;
            expect(before.map(({ status }) => status)).toEqual(['running']);
            runner.kill('SIGKILL');
            await roll.count(0);
            const { runs, problems } = await listRuns(folder);
            expect(runs).toMatchObject([{ status: 'interrupted', ended: null, tasks: { succeeded: 0, failed: 0, skipped: 0, cancelled: 2 } }]);
            expect(problems).toEqual([]);
        } finally {
            roll.close();
        }
    });

    test('is noticed by whoever follows the run', async () => {
        const roll = await Roll.open();
        const seen: string[] = [];
        const first = { none: Promise.withResolvers<void>(), running: Promise.withResolvers<void>(), interrupted: Promise.withResolvers<void>() };
        const stop = followRuns(folder, 'nightly', (view) => {
            const status = view?.status ?? 'none';
            seen.push(status);
            if (status in first) first[status as keyof typeof first].resolve();
        });
        try {
            await first.none.promise;
            const runner = startRunner(resolvedLine({ folder, tasks: { a: { inputs: { command: MEMBER } } } }), { ROLL: roll.port });
            await first.running.promise;
            await roll.count(1);
            runner.kill('SIGKILL');
            await first.interrupted.promise;
            expect(new Set(seen)).toEqual(new Set(['none', 'running', 'interrupted']));
        } finally {
            stop();
            roll.close();
        }
    });
});

describe.runIf(process.platform !== 'win32')('a disk that is full', () => {
    test('ends the run with one clear message, and what it started', async () => {
        const roll = await Roll.open();
        try {
            const wordy = { inputs: { command: `printf '{"a": "%03000d"}' 0 > "$PLINE_OUTPUT"` } };
            const chain = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`t${index}`, { ...wordy, ...(index > 0 && { after: { [`t${index - 1}`]: 'success' as const } }) }]));
            // A limit on the size of files is met like a full disk: a write fails. One block is 512 bytes.
            const runner = startRunner(resolvedLine({ folder, tasks: { member: { inputs: { command: MEMBER } }, ...chain } }), { ROLL: roll.port }, 'ulimit -f 100');
            expect(await textOf(runner.stderr!)).toMatch(/^Cannot write the journal .*Make room on the disk.*again\.\n$/);
            await roll.count(0);
        } finally {
            roll.close();
        }
    });
});

describe('an activity with a process of its own', () => {
    const endless = (): Omit<LineLike, 'folder'> => ({
        tasks: {
            query: { uses: 'sql.query', inputs: { connection: connection('lake'), sql: 'select count(*) from range(1000000000000) where range % 7 = 3' } },
            next: { inputs: { command: 'echo handled' }, after: { query: 'failure' } },
        },
        connections: { lake: { connector: 'duckdb', properties: { file: ':memory:' } } },
    });

    /** Runs the line and does something to the process of its first task once that has begun. */
    async function disturbed(disturb: (pid: number) => void, signal?: AbortSignal): Promise<RunResult> {
        return runLine(resolvedLine({ folder, ...endless() }), {
            ...(signal && { signal }), graceMilliseconds: 3000,
            onEvent: (event: JournalEvent) => { if (event.type === 'task-started' && event.task === 'query') disturb(event.pid!); },
        });
    }

    test('that crashes fails its task alone, and the line goes on', async () => {
        const { view } = await disturbed((pid) => process.kill(pid, 'SIGSEGV'));
        expect(view.tasks).toMatchObject({ query: { status: 'failed', error: { message: 'its process was ended by SIGSEGV before it was done', signal: 'SIGSEGV' } }, next: { status: 'succeeded' } });
    });

    test('is ended when the run is cancelled', async () => {
        const stop = new AbortController();
        const { view } = await disturbed(() => stop.abort(), stop.signal);
        expect(view).toMatchObject({ status: 'cancelled', tasks: { query: { status: 'cancelled' }, next: { status: 'cancelled' } } });
    });
});

test('an inline activity that throws fails its task alone', async () => {
    const { view } = await runLine(resolvedLine({ folder, tasks: { a: { uses: 'x' } } }), { activities: () => ({ kind: 'inline', run: () => { throw new TypeError('not a function'); } }) });
    expect(view.tasks['a']).toMatchObject({ status: 'failed', error: { message: 'not a function' } });
});

test('the runner prints its events as they are', async () => {
    const runner = startRunner(resolvedLine({ folder, tasks: { a: { inputs: { command: 'true' } } } }));
    const types: unknown[] = [];
    for await (const line of createInterface({ input: runner.stdout! })) types.push((JSON.parse(line) as JournalEvent).type);
    expect(types).toEqual(['run-started', 'task-started', 'task-ended', 'run-ended']);
});
