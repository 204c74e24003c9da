import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pruneRuns, runLine, runsFolder } from '../index.ts';
import { resolvedLine } from '../testing.ts';

let folder: string;
beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pline-prune-'));
    for (const [id, name] of [['r1', 'a'], ['r2', 'b'], ['r3', 'a'], ['r4', 'a']] as const) await runLine(resolvedLine({ folder, name, tasks: {} }), { id });
});
afterEach(() => rmSync(folder, { recursive: true }));

const left = (): string[] => readdirSync(runsFolder(folder)).sort();
const DAY = 86_400_000;

test('keeps the newest of each line', async () => {
    expect((await pruneRuns(folder, { keep: 2 })).runs.map(({ id }) => id)).toEqual(['r1']);
    expect(left()).toEqual(['r2', 'r3', 'r4']);
    expect(existsSync(join(folder, '.pline', 'deleted'))).toBe(false);
});

test('deletes by age, but never the newest run of a line', async () => {
    await pruneRuns(folder, { olderThan: DAY });
    expect(left()).toHaveLength(4);
    await pruneRuns(folder, { olderThan: DAY }, { now: new Date(Date.now() + 2 * DAY) });
    expect(left()).toEqual(['r2', 'r4']);
});

test('only tells which would go', async () => {
    expect((await pruneRuns(folder, { keep: 1 }, { dryRun: true })).runs.map(({ id }) => id)).toEqual(['r3', 'r1']);
    expect(left()).toHaveLength(4);
});

test('deletes only what both number and age let go', async () => {
    await pruneRuns(folder, { keep: 1, olderThan: DAY });
    expect(left()).toHaveLength(4);
});

test('leaves a run that goes on, and one that cannot be read', async () => {
    const stop = new AbortController();
    const started = Promise.withResolvers<void>();
    const running = runLine(resolvedLine({ folder, name: 'a', tasks: { hold: { inputs: { command: 'sleep 600' } } } }), {
        id: 'r0', signal: stop.signal, graceMilliseconds: 1000, onEvent: ({ type }) => { if (type === 'task-started') started.resolve(); },
    });
    await started.promise;
    rmSync(join(runsFolder(folder), 'r1', 'journal.jsonl'));
    const { problems } = await pruneRuns(folder, { keep: 1 });
    expect(left()).toEqual(['r0', 'r1', 'r2', 'r4']);
    expect(problems).toEqual([expect.stringContaining('r1')]);
    stop.abort();
    await running;
});
