import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { resumeRun, runLine } from '../index.ts';
import { resolvedLine, type LineLike } from '../testing.ts';
import { glanceAt, glanceOf } from './glance.ts';
import { journalPath } from './reader.ts';
import { readRun, runFolder } from './runs.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-glance-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const of = (tasks: LineLike['tasks'], environments: readonly string[] = []) => resolvedLine({ folder, tasks, environments });
const whole = async (path: string) => glanceOf(await readRun(path));

/** So many that neither end of the journal fits into one look at it. */
const many = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`a_task_with_a_long_name_${index}`, { enabled: false }]));

test.each([
    ['one that succeeded', { a: { inputs: { command: 'true' } } }],
    ['one whose failure was handled', { a: { inputs: { command: 'false' } }, b: { after: { a: 'failure' }, inputs: { command: 'true' } } }],
    ['one that failed', { a: { inputs: { command: 'false' } } }],
    ['a large one', many],
] as const)('a look tells what the whole journal does: %s', async (_, tasks) => {
    const { folder: run } = await runLine(of(tasks, ['dev']), { id: 'r1' });
    expect(await glanceAt(run)).toEqual(await whole(run));
    expect(await glanceAt(run)).toMatchObject({ tasks: Object.keys(tasks).length, environment: 'dev' });
});

test('a run that was resumed tells when', async () => {
    const line = of({ a: { inputs: { command: 'test -e ready' } } });
    const { folder: run } = await runLine(line, { id: 'r1' });
    writeFileSync(join(folder, 'ready'), '');
    await resumeRun(line, 'r1');
    expect(await glanceAt(run)).toMatchObject({ status: 'succeeded', resumed: expect.any(String) as string });
    expect(await glanceAt(run)).toEqual(await whole(run));
});

test('a run whose process is gone is interrupted, whatever stands at its torn end', async () => {
    const { folder: run } = await runLine(of({ a: { inputs: { command: 'true' } } }), { id: 'r1' });
    const lines = readFileSync(journalPath(run), 'utf8').split('\n');
    writeFileSync(journalPath(run), lines.slice(0, 2).join('\n') + '\n' + lines[2]!.slice(0, 9));
    appendFileSync(journalPath(run), 'x');
    // This process is the one that began it, and goes on.
    expect(await glanceAt(run)).toEqual(await whole(run));
    expect(await glanceAt(run)).toMatchObject({ status: 'running' });
});

test('a journal that is missing, or that begins with damage, is refused', async () => {
    await expect(glanceAt(runFolder(folder, 'r9'))).rejects.toThrow(/r9.*missing/);
    const { folder: run } = await runLine(of({ a: { inputs: { command: 'true' } } }), { id: 'r1' });
    writeFileSync(journalPath(run), readFileSync(journalPath(run), 'utf8').replace('run-started', 'run-starved'));
    await expect(glanceAt(run)).rejects.toThrow(/line 1/);
});
