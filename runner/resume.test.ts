import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JournalEvent } from '../protocol/journal.ts';
import { listRuns, readRun, resumeRun, runLine, type RunOptions, type RunResult } from './index.ts';
import { resolvedLine, text, type LineLike, type TaskLike, type ValueLike } from './testing.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-resume-')); });
afterEach(() => rmSync(folder, { recursive: true }));

type Tasks = Readonly<Record<string, TaskLike>>;
const sh = (command: ValueLike, more: TaskLike = {}): TaskLike => ({ ...more, inputs: { command } });
const line = (tasks: Tasks, more: Partial<LineLike> = {}): ReturnType<typeof resolvedLine> => resolvedLine({ folder, tasks, ...more });
const statuses = ({ view }: RunResult): Record<string, string> => Object.fromEntries(Object.entries(view.tasks).map(([name, { status }]) => [name, status]));
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Fails until the file `mended` is there; every start leaves a line in `started`. */
const tasks: Tasks = {
    load: sh(`echo load >> started; echo '{"rows": 3}' > "$PLINE_OUTPUT"`),
    clean: sh(text('echo clean >> started; echo rows ', { task: 'load', output: 'rows' }, '; test -e mended'), { after: { load: 'success' } }),
    report: sh('echo report >> started', { after: { clean: 'success' } }),
    alarm: sh('echo alarm >> started', { after: { load: 'failure' } }),
};

describe('a run that failed', () => {
    test('goes on in its folder and journal, without what had succeeded', async () => {
        const failed = await runLine(line(tasks));
        expect(statuses(failed)).toEqual({ load: 'succeeded', clean: 'failed', report: 'skipped', alarm: 'skipped' });
        writeFileSync(join(folder, 'mended'), '');
        const resumed = await resumeRun(line(tasks), failed.run);
        expect(resumed).toMatchObject({ run: failed.run, folder: failed.folder, view: { status: 'succeeded', started: failed.view.started } });
        expect(statuses(resumed)).toEqual({ load: 'succeeded', clean: 'succeeded', report: 'succeeded', alarm: 'skipped' });
        expect(file('started')).toBe('load\nclean\nclean\nreport\n');
        expect(readFileSync(join(resumed.folder, 'logs', 'clean.2.log'), 'utf8')).toBe('rows 3\n');
        expect((await readRun(resumed.folder)).view).toEqual(resumed.view);
        expect((await listRuns(folder)).runs).toMatchObject([{ id: failed.run, status: 'succeeded' }]);
    });

    test('runs as the file is now, and says what was kept though it changed', async () => {
        const { run } = await runLine(line(tasks));
        const events: JournalEvent[] = [];
        const { alarm } = tasks;
        const changed = { load: sh('echo new >> started'), clean: sh('echo mended', { after: { load: 'success' } }), alarm: alarm!, extra: sh('true') };
        const resumed = await resumeRun(line(changed), run, { onEvent: (event) => events.push(event) });
        expect(statuses(resumed)).toEqual({ load: 'succeeded', clean: 'succeeded', alarm: 'skipped', extra: 'succeeded' });
        expect(events[0]).toMatchObject({ type: 'run-resumed', kept: ['load'], changed: ['load'], tasks: ['load', 'clean', 'alarm', 'extra'] });
        expect(existsSync(join(resumed.folder, 'line.1.json'))).toBe(true);
        expect(readFileSync(join(resumed.folder, 'line.json'), 'utf8')).toContain('echo mended');
    });

    test('keeps its params and environment; a secret is given again', async () => {
        const secretive = { params: [{ name: 'day', type: 'string' }, { name: 'key', type: 'secret' }], environments: ['dev', 'prod'] };
        const task = { a: sh(text('echo ', { param: 'day' }, ' ', { run: 'environment' }, ' >> started; test -e mended'), { common: { environment: { KEY: text({ param: 'key' }) } } }) };
        const { run } = await runLine(line(task, secretive), { params: { day: 'monday', key: 'k1' }, environment: 'prod' });
        writeFileSync(join(folder, 'mended'), '');
        await expect(resumeRun(line(task, secretive), run)).rejects.toThrow('Line nightly needs a value for its param key (secret): give it with --param key=…');
        await expect(resumeRun(line(task, secretive), run, { params: { day: 'tuesday' } })).rejects.toThrow(`Run ${run} began with day=monday, and keeps it`);
        const { view } = await resumeRun(line(task, secretive), run, { params: { key: 'k2' } });
        expect(view).toMatchObject({ status: 'succeeded', environment: 'prod' });
        expect(file('started')).toBe('monday prod\nmonday prod\n');
    });

    test('of some tasks stays one of those tasks', async () => {
        const { run } = await runLine(line(tasks), { tasks: ['clean', 'report'] });
        writeFileSync(join(folder, 'mended'), '');
        await runLine(line({ load: tasks['load']! }));
        expect(statuses(await resumeRun(line(tasks), run))).toEqual({ clean: 'succeeded', report: 'succeeded' });
    });
});

test('a run that was cancelled is not cancelled again', async () => {
    const stop = new AbortController();
    const hold = { a: sh('test -e mended || sleep 600') };
    const { run, folder: runFolder } = await runLine(line(hold), { signal: stop.signal, graceMilliseconds: 1000, onEvent: ({ type }) => { if (type === 'task-started') stop.abort(); } });
    writeFileSync(join(runFolder, 'cancel'), '');
    writeFileSync(join(folder, 'mended'), '');
    expect((await resumeRun(line(hold), run)).view).toMatchObject({ status: 'succeeded', tasks: { a: { attempt: 2 } } });
});

describe('it is refused', () => {
    const refusals: [name: string, message: string | RegExp, prepare: (run: RunResult) => string][] = [
        ['for a run that succeeded', /^Run \S+ succeeded: there is nothing to resume/, ({ run }) => run],
        ['for a run that is not there', /^The journal .* holds no run: it is missing or empty/, () => 'r0'],
        ['for a journal that is corrupt', /is corrupt at line 1/, ({ run, folder: runFolder }) => {
            const journal = join(runFolder, 'journal.jsonl');
            writeFileSync(journal, readFileSync(journal, 'utf8').replace('nightly', 'mightly'));
            return run;
        }],
    ];
    test.each(refusals)('%s', async (_, message, prepare) => {
        const result = await runLine(line({ a: sh('true') }));
        await expect(resumeRun(line({ a: sh('true') }), prepare(result))).rejects.toThrow(message);
    });

    test('while the run goes on', async () => {
        const started = Promise.withResolvers<string>();
        const stop = new AbortController();
        const options: RunOptions = { ifRunning: 'ignore', signal: stop.signal, graceMilliseconds: 1000, onEvent: (event) => { if (event.type === 'task-started') started.resolve(''); } };
        const running = runLine(line({ a: sh('sleep 600') }), { ...options, id: 'r1' });
        await started.promise;
        await expect(resumeRun(line({ a: sh('sleep 600') }), 'r1')).rejects.toThrow('Run r1 goes on: only a run that was interrupted, failed or cancelled can be resumed.');
        stop.abort();
        await running;
    });
});
