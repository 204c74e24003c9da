/** Runners killed with `kill -9` at any moment, and resumed until the run is done. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listRuns, readRun, resumeRun, RunError, runLine, runsFolder } from './index.ts';
import { readJournal } from './journal/reader.ts';
import { processStarted } from './process/identity.ts';
import { watchdogMark } from './process/marks.ts';
import { processTable, carriesMark } from './process/table.ts';
import { resolvedLine, type TaskLike } from './testing.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-recovery-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const RUNNER = fileURLToPath(new URL('./run.fixture.ts', import.meta.url));
/** More of them search longer. */
const RUNS = Number(process.env['PLINE_TEST_RUNS'] ?? 6);
const DEPTH = 4;
const WIDTH = 3;
const LINES = 5;

/**
 * Layers of tasks. Each leaves its name in a file when it begins, and in another when it has done its work; that is to write a file of its own, line by line,
 * with a child beside it that would live for ever.
 */
function layers(): Readonly<Record<string, TaskLike>> {
    const tasks: Record<string, TaskLike> = {};
    for (let layer = 0; layer < DEPTH; layer++) {
        for (let column = 0; column < WIDTH; column++) {
            const name = `t${layer}_${column}`;
            const after = layer === 0 ? {} : { [`t${layer - 1}_${column}`]: 'success' as const, [`t${layer - 1}_${(column + 1) % WIDTH}`]: 'complete' as const };
            const work = `: > ${name}.part; for i in $(seq ${LINES}); do echo "$PLINE_ATTEMPT" >> ${name}.part; sleep 0.01; done`;
            tasks[name] = { inputs: { command: `echo ${name} >> begun; sleep 600 & ${work}; mv ${name}.part ${name}.whole; echo ${name} >> done; kill $!` }, after };
        }
    }
    return tasks;
}

const names = (file: string): readonly string[] => readFileSync(join(folder, file), 'utf8').trim().split('\n');

/** When a runner is killed: so many milliseconds after it has written so many events; and whether its watchdog is killed with it, so that nobody ends what it had started. */
interface Kill {
    readonly events: number;
    readonly milliseconds: number;
    readonly watchdogToo: boolean;
}

const kill: fc.Arbitrary<Kill> = fc.record({ events: fc.integer({ min: 1, max: 2 * DEPTH * WIDTH + 1 }), milliseconds: fc.integer({ min: 0, max: 60 }), watchdogToo: fc.boolean() });

/** Runs or resumes in a process of its own, and kills it; undefined lets it end. */
async function runner(run: string | undefined, killed: Kill | undefined): Promise<'ended' | 'killed'> {
    const child = spawn(process.execPath, [RUNNER, join(folder, 'line.json'), ...(run === undefined ? [] : [run])], { stdio: ['ignore', 'pipe', 'pipe'] });
    const complaint = textOf(child.stderr);
    let events = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        const before = events;
        events += chunk.split('\n').length - 1;
        if (killed !== undefined && before < killed.events && events >= killed.events) setTimeout(() => strike(child, killed), killed.milliseconds);
    });
    const [code, signal] = await once(child, 'close') as [number | null, string | null];
    expect(await complaint).toBe('');
    expect(signal === 'SIGKILL' || code === 0).toBe(true);
    return signal === 'SIGKILL' ? 'killed' : 'ended';
}

function strike(child: ChildProcess, { watchdogToo }: Kill): void {
    const mark = watchdogMark(child.pid!, processStarted(child.pid!));
    const watchdogs = watchdogToo ? processTable().filter(({ pid }) => carriesMark(pid, mark)).map(({ pid }) => pid) : [];
    child.kill('SIGKILL');
    for (const pid of watchdogs) process.kill(pid, 'SIGKILL');
}

const marked = (run: string): readonly number[] => processTable().filter(({ pid }) => carriesMark(pid, `PLINE_RUN=${run}`)).map(({ pid }) => pid);

/** Kills and resumes until the run is done, and holds it to what recovery promises. */
async function survive(kills: readonly Kill[]): Promise<void> {
    writeFileSync(join(folder, 'line.json'), JSON.stringify(resolvedLine({ folder, tasks: layers() })));
    let run: string | undefined;
    const succeeded = new Map<string, number>();
    for (const each of kills) {
        if (await runner(run, each) === 'ended') break;
        run ??= readdirSync(runsFolder(folder))[0]!;
        const { view } = await readRun(join(runsFolder(folder), run));
        // It may have written its last event before it was struck.
        if (view.status === 'succeeded') break;
        expect(view.status).toBe('interrupted');
        const begun = readdirSync(folder).includes('begun') ? names('begun') : [];
        for (const [name, { status }] of Object.entries(view.tasks)) {
            if (status === 'succeeded' && !succeeded.has(name)) succeeded.set(name, begun.filter((task) => task === name).length);
        }
    }
    if ((await listRuns(folder)).runs[0]?.status !== 'succeeded') await runner(run, undefined);
    const { runs, problems } = await listRuns(folder);
    expect(problems).toEqual([]);
    expect(runs).toMatchObject([{ status: 'succeeded', tasks: { succeeded: DEPTH * WIDTH } }]);
    expect(new Set(names('done'))).toEqual(new Set(Object.keys(layers())));
    for (const [name, times] of succeeded) expect([name, names('begun').filter((each) => each === name).length]).toEqual([name, times]);
    // One attempt wrote all of it: none that had been left went on beside the next.
    for (const name of Object.keys(layers())) expect(names(`${name}.whole`)).toEqual(Array.from({ length: LINES }, () => names(`${name}.whole`)[0]));
    expect(marked(runs[0]!.id)).toEqual([]);
}

describe.runIf(process.platform === 'linux')('a runner that is killed at any moment', () => {
    test('and resumed does every task, none that had succeeded twice, and leaves nothing behind', { timeout: 20_000 * RUNS }, async () => {
        await fc.assert(fc.asyncProperty(fc.array(kill, { minLength: 1, maxLength: 3 }), async (kills) => {
            folder = mkdtempSync(join(folder, 'run-'));
            try {
                await survive(kills);
            } finally {
                folder = dirname(folder);
            }
        }), { numRuns: RUNS, endOnFailure: true });
    });
});

describe('a journal cut anywhere', () => {
    test('at every byte is read as far as it is whole, or refused in clear words', async () => {
        const tasks = { a: { inputs: { command: 'echo a >> done' } }, b: { inputs: { command: 'echo b >> done' }, after: { a: 'success' } } } as const;
        const line = resolvedLine({ folder, tasks });
        const { folder: runFolder } = await runLine(line);
        const journal = join(runFolder, 'journal.jsonl');
        const whole = readFileSync(journal);
        for (let length = whole.length - 1; length >= 0; length--) {
            truncateSync(journal, length);
            const outcome = await readJournal(runFolder).then(({ events, bytes }) => ({ events: events.length, bytes }), (error: unknown) => error);
            if (outcome instanceof RunError) expect(outcome.message).toMatch(/holds no run: .*Delete the run's folder/);
            else expect(outcome).toEqual({ events: whole.subarray(0, length).toString().split('\n').length - 1, bytes: whole.subarray(0, length).lastIndexOf('\n') + 1 });
        }
    });

    test('loses its torn end when it is resumed, and can be read from then on', async () => {
        writeFileSync(join(folder, 'line.json'), JSON.stringify(resolvedLine({ folder, tasks: layers() })));
        expect(await runner(undefined, { events: 9, milliseconds: 0, watchdogToo: false })).toBe('killed');
        const [run] = readdirSync(runsFolder(folder)) as [string];
        const journal = join(runsFolder(folder), run, 'journal.jsonl');
        truncateSync(journal, readFileSync(journal).length - 7);
        expect((await readRun(join(runsFolder(folder), run))).torn).toContain('are no whole event');
        const { view } = await resumeRun(resolvedLine({ folder, tasks: layers() }), run, { graceMilliseconds: 500 });
        expect(view.status).toBe('succeeded');
        expect(await readRun(join(runsFolder(folder), run))).toEqual({ view, start: expect.objectContaining({ run }) as unknown });
    });
});
