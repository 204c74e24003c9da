/** Lines that run as a task of another line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ResolvedLine } from '../language/model/types.ts';
import { listRuns, otherLines, readRun, resumeRun, runFolder, runLine, type RunOptions, type RunResult } from './index.ts';
import { decodeRecord, encodeRecord } from './journal/record.ts';
import { MEMBER, Roll } from './process/roll.fixture.ts';
import { duration, otherLine, resolvedLine, secret, text, type LineLike, type TaskLike, type ValueLike } from './testing.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-lines-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

type Tasks = Readonly<Record<string, TaskLike>>;
const sh = (command: ValueLike, more: TaskLike = {}): TaskLike => ({ ...more, inputs: { command } });
const line = (name: string, tasks: Tasks, more: Partial<LineLike> = {}): ResolvedLine => resolvedLine({ name, folder, tasks, ...more });
const runs = (name: string, inputs: Readonly<Record<string, ValueLike>> = {}, more: TaskLike = {}): TaskLike => ({ ...more, uses: 'line.run', inputs: { line: otherLine(name, folder), ...inputs } });
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
const logOf = ({ folder: runsFolder }: RunResult, task: string, attempt = 1): string => readFileSync(join(runsFolder, 'logs', `${task}.${attempt}.log`), 'utf8');

/** Options with which these lines are the ones that can be run. */
function knowing(...lines: readonly ResolvedLine[]): RunOptions {
    const load = (wanted: { readonly line: string }): Promise<ResolvedLine> => {
        const found = lines.find(({ name }) => name === wanted.line);
        return found ? Promise.resolve(found) : Promise.reject(new Error(`no line ${wanted.line}`));
    };
    return { runOther: otherLines(load, () => () => undefined), graceMilliseconds: 2000 };
}

describe('a line as a task', () => {
    test('runs as a run of its own, with its params and the same environment, and tells how it went', async () => {
        const inner = line('inner', { a: sh(text('echo ', { param: 'day' }, ' ', { param: 'wait' }, ' ', { run: 'environment' }, ' $ZONE > told')), b: sh('false', { enabled: false }) }, {
            params: [{ name: 'day', type: 'string' }, { name: 'wait', type: 'duration' }], environments: ['dev', 'prod'],
        });
        const outer = line('outer', {
            close: runs('inner', { parameters: { day: text({ param: 'day' }), wait: duration(90_000) } }, { common: { environment: { ZONE: 'UTC' } } }),
            report: sh(text('echo ', { task: 'close', output: 'run' }, ' ', { task: 'close', output: 'succeeded' }, ' ', { task: 'close', output: 'skipped' }, ' > report'), { after: { close: 'success' } }),
        }, { params: [{ name: 'day', type: 'string' }], environments: ['dev', 'prod'] });
        const result = await runLine(outer, { ...knowing(inner), params: { day: 'monday' }, environment: 'prod' });
        expect(result.view).toMatchObject({ status: 'succeeded', tasks: { close: { outputs: { status: 'succeeded', succeeded: 1, failed: 0, skipped: 1 } } } });
        expect(file('told')).toBe('monday 90s prod UTC\n');
        const { runs: all } = await listRuns(folder);
        expect(all.map((each) => each.line).sort()).toEqual(['inner', 'outer']);
        const id = all.find((each) => each.line === 'inner')!.id;
        expect(result.view.tasks['close']).toMatchObject({ outputs: { run: id }, otherRun: { line: 'inner', run: id, folder: runFolder(folder, id) } });
        expect(file('report')).toBe(`${id} 1 1\n`);
        expect(logOf(result, 'close')).toBe(`Line inner, run ${id}: ${runFolder(folder, id)}\nb skipped: it is switched off (enabled: false)\na succeeded\n`);
        expect((await readRun(result.folder)).view).toEqual(result.view);
    });

    test('fails with the line, and says which task it was and where its log lies; a handler can read which run', async () => {
        const inner = line('inner', { good: sh('true'), bad: sh('echo broken; exit 3') });
        const outer = line('outer', { close: runs('inner'), alarm: sh(text('echo ', { task: 'close', output: 'failed' }, ' > alarm'), { after: { close: 'failure' } }) });
        const result = await runLine(outer, knowing(inner));
        const close = result.view.tasks['close']!;
        expect(close).toMatchObject({ status: 'failed', error: { message: `line inner failed (run ${close.otherRun!.run}): bad: ended with exit code 3: broken` } });
        expect(logOf(result, 'close')).toContain(`Log of bad: ${join(close.otherRun!.folder, 'logs', 'bad.1.log')}\n`);
        expect(file('alarm')).toBe('1\n');
    });

    test('that cannot begin fails its task with the reason', async () => {
        const inner = line('inner', { a: sh('true') }, { params: [{ name: 'day', type: 'string' }] });
        const { view } = await runLine(line('outer', { close: runs('inner', { parameters: { dya: 'x' } }), again: runs('outer') }), knowing(inner, line('outer', {})));
        expect(view.tasks).toMatchObject({
            close: { error: { message: 'Line inner has no param dya; it takes: day.' } },
            again: { error: { message: 'Line outer would run itself and never end: outer → outer. Let one of their tasks run another line.' } },
        });
        expect((await listRuns(folder)).runs.map((each) => each.line)).toEqual(['outer']);
    });

    test('is masked like its task: a secret reaches the tasks, and neither log nor journal', async () => {
        writeFileSync(join(folder, '.env'), 'KEY=verysecret\nOTHER=alsosecret\n');
        const inner = line('inner', { a: sh(text('test ', { param: 'key' }, ' = verysecret && echo ', { param: 'key' }, ' $OTHER')) }, { params: [{ name: 'key', type: 'string' }] });
        const result = await runLine(line('outer', { close: runs('inner', { parameters: { key: secret('KEY') } }, { common: { environment: { OTHER: secret('OTHER') } } }) }), knowing(inner));
        const { folder: innerFolder } = result.view.tasks['close']!.otherRun!;
        expect(readFileSync(join(innerFolder, 'logs', 'a.1.log'), 'utf8')).toBe('*** ***\n');
        expect(readFileSync(join(innerFolder, 'journal.jsonl'), 'utf8')).toContain('"params":{"key":"***"}');
        for (const each of [result.folder, innerFolder]) expect(readFileSync(join(each, 'journal.jsonl'), 'utf8')).not.toMatch(/verysecret|alsosecret/);
    });

    test('is cancelled with its task, within the grace time, and leaves no process', async () => {
        const roll = await Roll.open();
        const stop = new AbortController();
        process.env['ROLL'] = roll.port;
        try {
            const inner = line('inner', { stubborn: sh(`trap '' TERM; ${MEMBER} & ${MEMBER}`), plain: sh(MEMBER) });
            const running = runLine(line('outer', { close: runs('inner') }), { ...knowing(inner), graceMilliseconds: 300, jobs: 2, signal: stop.signal });
            await roll.count(3);
            stop.abort();
            const { view } = await running;
            await roll.count(0);
            expect(view).toMatchObject({ status: 'cancelled', tasks: { close: { status: 'cancelled' } } });
            expect((await readRun(view.tasks['close']!.otherRun!.folder)).view).toMatchObject({ status: 'cancelled', tasks: { stubborn: { status: 'cancelled' }, plain: { status: 'cancelled' } } });
        } finally {
            delete process.env['ROLL'];
            roll.close();
        }
    });

    test('whose time is up is cancelled, and its task has failed', async () => {
        const { view } = await runLine(line('outer', { close: runs('inner', {}, { common: { timeout: duration(200) } }) }), knowing(line('inner', { a: sh('sleep 600') })));
        expect(view.tasks['close']).toMatchObject({ status: 'failed', error: { message: 'timed out after 200ms' } });
        expect((await readRun(view.tasks['close']!.otherRun!.folder)).view.status).toBe('cancelled');
    });
});

describe('a line as a task that is done again', () => {
    /** `b` fails until the file `mended` is there. */
    const inner = (): ResolvedLine => line('inner', { a: sh(text('echo a ', { param: 'day' }, ' >> ran')), b: sh('echo b >> ran; test -e mended', { after: { a: 'success' } }) }, { params: [{ name: 'day', type: 'string' }] });

    test('goes on with its run when the run of its task is resumed', async () => {
        const outer = line('outer', { close: runs('inner', { parameters: { day: 'monday' } }) });
        const failed = await runLine(outer, knowing(inner()));
        writeFileSync(join(folder, 'mended'), '');
        const resumed = await resumeRun(outer, failed.run, knowing(inner()));
        expect(resumed.view).toMatchObject({ status: 'succeeded', tasks: { close: { attempt: 2, otherRun: failed.view.tasks['close']!.otherRun } } });
        expect(file('ran')).toBe('a monday\nb\nb\n');
        expect((await listRuns(folder)).runs.map(({ line: name, status }) => `${name} ${status}`).sort()).toEqual(['inner succeeded', 'outer succeeded']);
        expect(logOf(resumed, 'close', 2)).toContain('It goes on: 1 of 2 tasks were done before.');
    });

    test('goes on with its run when its task is tried again', async () => {
        const outer = line('outer', { close: runs('inner', { parameters: { day: 'monday' } }, { common: { retries: 1, retry_delay: duration(1) } }) });
        await runLine(outer, knowing(inner()));
        expect(file('ran')).toBe('a monday\nb\nb\n');
        expect((await listRuns(folder)).runs).toHaveLength(2);
    });

    test('with other params is a new run', async () => {
        const outer = (day: string): ResolvedLine => line('outer', { close: runs('inner', { parameters: { day } }) });
        const failed = await runLine(outer('monday'), knowing(inner()));
        writeFileSync(join(folder, 'mended'), '');
        await resumeRun(outer('tuesday'), failed.run, knowing(inner()));
        expect(file('ran')).toBe('a monday\nb\na tuesday\nb\n');
    });

    test('is not done again where it succeeded and its task did not live to say so', async () => {
        writeFileSync(join(folder, 'mended'), '');
        const outer = line('outer', { close: runs('inner', { parameters: { day: 'monday' } }) });
        const { run, folder: outerFolder } = await runLine(outer, knowing(inner()));
        const journal = join(outerFolder, 'journal.jsonl');
        const events = readFileSync(journal, 'utf8').trimEnd().split('\n').map((each) => decodeRecord(each)!);
        const untilEnd = events.slice(0, events.findIndex(({ type }) => type === 'task-ended'));
        // No process has such an id: whoever wrote it is gone.
        writeFileSync(journal, untilEnd.map((event) => encodeRecord(event.type === 'run-started' ? { ...event, pid: 2 ** 30 } : event)).join(''));
        const { view } = await resumeRun(outer, run, knowing(inner()));
        expect(view.tasks['close']).toMatchObject({ status: 'succeeded', attempt: 2, outputs: { status: 'succeeded', succeeded: 2 } });
        expect(file('ran')).toBe('a monday\nb\n');
    });
});
