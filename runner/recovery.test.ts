/** Runners killed with `kill -9` at any moment, and resumed until the run is done. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listRuns, readRun, resumeRun, RunError, runLine, runsFolder } from './index.ts';
import { readJournal } from './journal/reader.ts';
import { processTable, carriesMark } from './process/table.ts';
import { resolvedLine, type TaskLike } from './testing.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-recovery-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const RUNNER = fileURLToPath(new URL('./run.fixture.ts', import.meta.url));
const DEPTH = 4;
const WIDTH = 3;

/** Layers of tasks; each leaves its name in a file when it begins and in another when it has done its work, with a child of its own beside it. */
function layers(): Readonly<Record<string, TaskLike>> {
    const tasks: Record<string, TaskLike> = {};
    for (let layer = 0; layer < DEPTH; layer++) {
        for (let column = 0; column < WIDTH; column++) {
            const name = `t${layer}_${column}`;
            const after = layer === 0 ? {} : { [`t${layer - 1}_${column}`]: 'success' as const, [`t${layer - 1}_${(column + 1) % WIDTH}`]: 'complete' as const };
            tasks[name] = { inputs: { command: `echo ${name} >> begun; sleep 600 & sleep 0.02; echo ${name} >> done; kill $!` }, after };
        }
    }
    return tasks;
}

const names = (file: string): readonly string[] => readFileSync(join(folder, file), 'utf8').trim().split('\n');

/** Runs or resumes in a process of its own, and kills it once it has written so many events; undefined lets it end. */
async function runner(run: string | undefined, killAfter: number | undefined): Promise<'ended' | 'killed'> {
    const child = spawn(process.execPath, [RUNNER, join(folder, 'line.json'), ...(run === undefined ? [] : [run])], { stdio: ['ignore', 'pipe', 'pipe'] });
    const complaint = textOf(child.stderr);
    let events = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        events += chunk.split('\n').length - 1;
        if (killAfter !== undefined && events >= killAfter) child.kill('SIGKILL');
    });
    const [code, signal] = await once(child, 'close') as [number | null, string | null];
    expect(await complaint).toBe('');
    expect(signal === 'SIGKILL' || code === 0).toBe(true);
    return signal === 'SIGKILL' ? 'killed' : 'ended';
}

const marked = (run: string): readonly number[] => processTable().filter(({ pid }) => carriesMark(pid, `PLINE_RUN=${run}`)).map(({ pid }) => pid);

describe.runIf(process.platform === 'linux')('a runner that is killed at any moment', () => {
    const kills: [kills: readonly number[]][] = [[[1]], [[2, 2]], [[3, 1, 4]], [[5, 6]], [[8, 3, 3]], [[11, 5]], [[17, 2]], [[23]], [[24, 1]]];
    test.each(kills)('after %j events, and resumed, does every task and none that had succeeded twice', async (killAfter) => {
        writeFileSync(join(folder, 'line.json'), JSON.stringify(resolvedLine({ folder, tasks: layers() })));
        let run: string | undefined;
        const succeeded = new Map<string, number>();
        for (const events of killAfter) {
            if (await runner(run, events) === 'ended') break;
            run ??= readdirSync(runsFolder(folder))[0]!;
            const { view } = await readRun(join(runsFolder(folder), run));
            expect(view.status).toBe('interrupted');
            const begun = readdirSync(folder).includes('begun') ? names('begun') : [];
            for (const [name, { status }] of Object.entries(view.tasks)) {
                if (status === 'succeeded' && !succeeded.has(name)) succeeded.set(name, begun.filter((each) => each === name).length);
            }
        }
        if ((await listRuns(folder)).runs[0]?.status !== 'succeeded') await runner(run, undefined);
        const { runs, problems } = await listRuns(folder);
        expect(problems).toEqual([]);
        expect(runs).toMatchObject([{ status: 'succeeded', tasks: { succeeded: DEPTH * WIDTH } }]);
        expect(new Set(names('done'))).toEqual(new Set(Object.keys(layers())));
        for (const [name, times] of succeeded) expect([name, names('begun').filter((each) => each === name).length]).toEqual([name, times]);
        expect(marked(runs[0]!.id)).toEqual([]);
    });
});

describe('a journal cut anywhere', () => {
    test('is resumed from what is whole, or refused in clear words', async () => {
        const tasks = { a: { inputs: { command: 'echo a >> done' } }, b: { inputs: { command: 'echo b >> done' }, after: { a: 'success' } } } as const;
        const line = resolvedLine({ folder, tasks });
        const { run, folder: runFolder } = await runLine(line);
        const journal = join(runFolder, 'journal.jsonl');
        // As if the process that wrote it were gone.
        const whole = readFileSync(journal);
        await fc.assert(fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
            writeFileSync(journal, whole);
            truncateSync(journal, length);
            const outcome = await readJournal(runFolder).then(({ events, bytes }) => ({ events: events.length, bytes }), (error: unknown) => error);
            if (outcome instanceof RunError) expect(outcome.message).toMatch(/holds no run: .*Delete the run's folder/);
            else expect(outcome).toEqual({ events: whole.subarray(0, length).toString().split('\n').length - 1, bytes: whole.subarray(0, length).lastIndexOf('\n') + 1 });
        }), { numRuns: 60 });
        expect(run).toBeTypeOf('string');
    });

    test('loses its torn end when it is resumed, and can be read from then on', async () => {
        writeFileSync(join(folder, 'line.json'), JSON.stringify(resolvedLine({ folder, tasks: layers() })));
        expect(await runner(undefined, 9)).toBe('killed');
        const [run] = readdirSync(runsFolder(folder)) as [string];
        const journal = join(runsFolder(folder), run, 'journal.jsonl');
        truncateSync(journal, readFileSync(journal).length - 7);
        expect((await readRun(join(runsFolder(folder), run))).torn).toContain('are no whole event');
        const { view } = await resumeRun(resolvedLine({ folder, tasks: layers() }), run, { graceMilliseconds: 500 });
        expect(view.status).toBe('succeeded');
        expect(await readRun(join(runsFolder(folder), run))).toEqual({ view, start: expect.objectContaining({ run }) as unknown });
    });
});
