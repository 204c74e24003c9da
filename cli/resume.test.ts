import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalEvent, RunSummary } from '../protocol/journal.ts';
import { pline, project, start } from './testing/pline.ts';

const LINES = `
line nightly {
  task load uses shell { command: "echo load >> ran" }
  task clean uses shell { after load command: "echo clean >> ran; test -e mended" }
  task report uses shell { after clean command: "echo report >> ran" }
  task alarm uses shell { after load on failure command: "echo alarm >> ran" }
}
line slow { task hold uses shell { command: "test -e mended || { echo held; sleep 1000; }" } }
`;

const ran = async (folder: string): Promise<string[]> => (await readFile(join(folder, 'ran'), 'utf8')).trim().split('\n');
const runs = async (folder: string): Promise<RunSummary[]> => JSON.parse((await pline(folder, 'runs', '--json')).stdout) as RunSummary[];

describe('pline resume', () => {
    it('goes on with the newest run, as the file is now, and says what it keeps', async () => {
        const folder = await project({ 'lines.pline': LINES });
        expect(await pline(folder, 'run', 'lines.pline', 'nightly')).toMatchObject({ code: 1 });
        await writeFile(join(folder, 'lines.pline'), LINES.replace('echo load', 'echo other').replace('test -e mended', 'true'));
        const { code, stdout, stderr } = await pline(folder, 'resume');
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(stdout).toMatch(/^\S+ nightly: run \S+ resumed, 1 of 4 tasks done before, \d+ at once; not run again though the file has changed: load$/m);
        expect(stdout).toMatch(/^nightly succeeded in .*: 3 succeeded, 1 skipped$/m);
        expect(await ran(folder)).toEqual(['load', 'clean', 'clean', 'report']);
        expect(await runs(folder)).toHaveLength(1);
    });

    it('goes on with a run that was killed, by its id', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const { child, ended, writes } = start(folder, ['run', 'lines.pline', 'slow', '--grace', '100ms']);
        await writes(/hold started/);
        child.kill('SIGKILL');
        await ended;
        await writeFile(join(folder, 'mended'), '');
        const [{ id }] = await runs(folder) as [RunSummary];
        const { code, stdout } = await pline(folder, 'resume', id, '--json');
        expect(code).toBe(0);
        const events = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as JournalEvent);
        expect(events.map(({ type }) => type)).toEqual(['run-resumed', 'task-started', 'task-ended', 'run-ended']);
        expect(await runs(folder)).toMatchObject([{ id, status: 'succeeded' }]);
    });

    it.each([
        ['a folder without runs', [], 'No run is kept in .'],
        ['a run that is not there', ['r0'], 'There is no run r0 in .'],
    ])('refuses %s', async (what, args, message) => {
        const folder = await project({ 'lines.pline': LINES });
        if (what !== 'a folder without runs') await pline(folder, 'run', 'lines.pline', 'nightly');
        expect(await pline(folder, 'resume', ...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) as string });
    });

    it('refuses a run that succeeded, and a file with errors', async () => {
        const folder = await project({ 'lines.pline': LINES, mended: '' });
        await pline(folder, 'run', 'lines.pline', 'nightly');
        expect(await pline(folder, 'resume')).toMatchObject({ code: 2, stderr: expect.stringContaining('succeeded: there is nothing to resume') as string });
        await writeFile(join(folder, 'lines.pline'), 'line nightly { task a uses shel }');
        expect(await pline(folder, 'resume')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('unknown-name') as string });
    });
});

describe('a part of a line', () => {
    it.each([
        ['--from clean', ['--from', 'clean'], ['clean', 'report']],
        ['--until clean', ['--until', 'clean'], ['load', 'clean']],
        ['--only report --only load', ['--only', 'report', '--only', 'load'], ['load', 'report']],
    ])('%s', async (_, args, expected) => {
        const folder = await project({ 'lines.pline': LINES, mended: '' });
        expect(await pline(folder, 'run', 'lines.pline', 'nightly', '-j', '1', ...args)).toMatchObject({ code: 0 });
        expect((await ran(folder)).toSorted()).toEqual(expected.toSorted());
    });

    it('--rerun-failed runs what did not succeed, decided by what did, as a new run', async () => {
        const folder = await project({ 'lines.pline': LINES });
        await pline(folder, 'run', 'lines.pline', 'nightly');
        await writeFile(join(folder, 'mended'), '');
        const { code, stdout } = await pline(folder, 'run', 'lines.pline', 'nightly', '--rerun-failed');
        expect(code).toBe(0);
        expect(stdout).toMatch(/^nightly succeeded in .*: 2 succeeded, 1 skipped$/m);
        expect(await ran(folder)).toEqual(['load', 'clean', 'clean', 'report']);
        expect(await readdir(join(folder, '.pline', 'runs'))).toHaveLength(2);
    });

    it('--rerun-failed does nothing where nothing failed, and says so', async () => {
        const folder = await project({ 'lines.pline': 'line one { task a uses shell { command: "true" } }' });
        expect(await pline(folder, 'run', 'lines.pline', '--rerun-failed')).toMatchObject({ code: 2, stderr: expect.stringContaining('No run of line one is kept') as string });
        await pline(folder, 'run', 'lines.pline');
        expect(await pline(folder, 'run', 'lines.pline', '--rerun-failed')).toMatchObject({ code: 0, stdout: expect.stringContaining('there is nothing to run again') as string });
    });
});

describe('two runs of one line', () => {
    it('are refused, or wait, or cancelled while they wait end with 130', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const first = start(folder, ['run', 'lines.pline', 'slow', '--grace', '1s']);
        await first.writes(/hold started/);
        expect(await pline(folder, 'run', 'lines.pline', 'slow')).toMatchObject({ code: 2, stderr: expect.stringMatching(/Run \S+ of line slow goes on: wait for its end, cancel it/) as string });
        const impatient = start(folder, ['run', 'lines.pline', 'slow', '--if-running', 'wait']);
        await impatient.writes(/waiting for its end/);
        impatient.child.kill('SIGINT');
        expect(await impatient.ended).toMatchObject({ code: 130 });
        const second = start(folder, ['run', 'lines.pline', 'slow', '--if-running', 'wait']);
        await second.writes(/waiting for its end/);
        await writeFile(join(folder, 'mended'), '');
        first.child.kill('SIGINT');
        expect(await first.ended).toMatchObject({ code: 130 });
        expect(await second.ended).toMatchObject({ code: 0 });
    });
});
