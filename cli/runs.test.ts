import { appendFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunComparison } from '../protocol/history.ts';
import type { RunSummary } from '../protocol/journal.ts';
import { gone, pline, project, start } from './testing/pline.ts';

const LINES = `
line quick {
  task a uses shell { command: "true" }
  task b uses shell { after a on failure command: "true" }
}
line slow { task hold uses shell { command: "echo $$ > pid; echo held; sleep 1000" } }
`;

async function runs(folder: string): Promise<RunSummary[]> {
    return JSON.parse((await pline(folder, 'runs', '--json')).stdout) as RunSummary[];
}

describe('pline runs', () => {
    it('lists runs, the newest first', async () => {
        const folder = await project({ 'lines.pline': LINES });
        for (let run = 0; run < 2; run++) await pline(folder, 'run', 'lines.pline', 'quick');
        const all = await runs(folder);
        expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort().reverse());
        expect(all).toHaveLength(2);
        expect(all[0]).toEqual({
            id: expect.any(String), line: 'quick', status: 'succeeded', started: expect.stringMatching(/Z$/), ended: expect.stringMatching(/Z$/),
            tasks: { succeeded: 1, failed: 0, skipped: 1, cancelled: 0 },
        });
        const { code, stdout } = await pline(folder, 'runs');
        expect(code).toBe(0);
        expect(stdout).toMatch(/^RUN +LINE +STATUS +STARTED +TIME +TASKS\n/);
        expect(stdout).toMatch(new RegExp(`^${all[0]!.id}  quick  succeeded  .* 1 succeeded, 1 skipped$`, 'm'));
    });

    it('tells of one run: its tasks, the log of what failed, and the critical path', async () => {
        const folder = await project({ 'lines.pline': `
line nightly {
  task load uses shell { command: "sleep 0.3" }
  task clean uses shell { after load command: "echo no such column; exit 3" }
  task side uses shell { command: "true" }
  task report uses shell { after clean command: "true" }
}` });
        await pline(folder, 'run', 'lines.pline');
        const { code, stdout } = await pline(folder, 'runs', 'show');
        expect(code).toBe(0);
        expect(stdout).toMatch(/^Run \S+, .*\n\nTASK +STATUS +BEGAN +TIME +ATTEMPT\nload +succeeded +\+[\d.]+s +[\d.]+s +1\nclean +failed .* 1\nside +succeeded .*\nreport +skipped +- +- +-\n/);
        expect(stdout).toContain('ended with exit code 3: no such column');
        expect(stdout).toMatch(/Critical path [\d.]+s: load → clean/);
        const [run] = await runs(folder);
        expect(JSON.parse((await pline(folder, 'runs', 'show', run!.id, '--json')).stdout)).toMatchObject({ id: run!.id, status: 'failed', tasks: { clean: { error: { exitCode: 3 } } } });
        expect(await pline(folder, 'runs', 'show', 'r0')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no run r0') as string });
    });

    it('takes a folder, or a file in it', async () => {
        const folder = await project({ 'deep/lines.pline': LINES });
        await pline(folder, 'run', 'deep/lines.pline', 'quick');
        const [byFolder, byFile] = await Promise.all([pline(folder, 'runs', 'deep', '--json'), pline(folder, 'runs', 'deep/lines.pline', '--json')]);
        expect(byFolder).toEqual(byFile);
        expect(JSON.parse(byFolder.stdout)).toHaveLength(1);
    });

    it('says that there are none', async () => {
        const folder = await project({ 'lines.pline': LINES });
        expect(await pline(folder, 'runs')).toMatchObject({ code: 0, stdout: expect.stringContaining('No run is kept') as string });
        expect(await pline(folder, 'runs', '--json')).toMatchObject({ code: 0, stdout: '[]\n' });
        expect(await pline(folder, 'runs', 'nowhere')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no file or folder nowhere.') as string });
    });

    it('calls a run interrupted whose process was killed, and nothing of it lives on', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const { child, ended, writes } = start(folder, ['run', 'lines.pline', 'slow', '--grace', '100ms']);
        await writes(/hold started/);
        expect(await runs(folder)).toMatchObject([{ status: 'running', ended: null }]);
        child.kill('SIGKILL');
        expect(await ended).toMatchObject({ signal: 'SIGKILL' });
        expect(await runs(folder)).toMatchObject([{ line: 'slow', status: 'interrupted', ended: null }]);
        await gone(Number(await readFile(join(folder, 'pid'), 'utf8')));
    });

    it('reads a journal whose end is torn, and names one that is corrupt without hiding the others', async () => {
        const folder = await project({ 'lines.pline': LINES });
        for (let run = 0; run < 3; run++) await pline(folder, 'run', 'lines.pline', 'quick');
        const kept = join(folder, '.pline', 'runs');
        const [first, second] = (await readdir(kept)).sort();
        await appendFile(join(kept, first!, 'journal.jsonl'), '{"v":1,"seq":9');
        const journal = join(kept, second!, 'journal.jsonl');
        await writeFile(journal, (await readFile(journal, 'utf8')).replace('task-started', 'task-stolen'));
        const { code, stdout, stderr } = await pline(folder, 'runs', '--json');
        expect(code).toBe(2);
        expect((JSON.parse(stdout) as RunSummary[]).map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
        expect(stderr).toMatch(new RegExp(`^pline: .*${second!}.*line 2`, 'm'));
    });
});

describe('pline runs prune', () => {
    it('deletes old runs and says which', async () => {
        const folder = await project({ 'lines.pline': LINES });
        for (let run = 0; run < 3; run++) await pline(folder, 'run', 'lines.pline', 'quick');
        const [newest, , oldest] = await runs(folder);
        expect(await pline(folder, 'runs', 'prune', '--older-than', '1d')).toMatchObject({ code: 0, stdout: 'No run in . is old enough to delete.\n' });
        const { code, stdout } = await pline(folder, 'runs', 'prune', '--keep', '2');
        expect(code).toBe(0);
        expect(stdout).toMatch(new RegExp(`^Deleted:\nRUN .*\n${oldest!.id}  quick`));
        expect(JSON.parse((await pline(folder, 'runs', 'prune', '--keep', '1', '--json')).stdout)).toHaveLength(1);
        expect((await runs(folder)).map(({ id }) => id)).toEqual([newest!.id]);
    });

    it('only says which would go', async () => {
        const folder = await project({ 'lines.pline': LINES });
        for (let run = 0; run < 2; run++) await pline(folder, 'run', 'lines.pline', 'quick');
        const [, oldest] = await runs(folder);
        const { stdout } = await pline(folder, 'runs', 'prune', 'lines.pline', '--keep', '1', '--dry-run');
        expect(stdout).toMatch(new RegExp(`^Would be deleted:\nRUN .*\n${oldest!.id}  quick`));
        expect(await runs(folder)).toHaveLength(2);
    });

    it('refuses to delete all', async () => {
        const { code, stderr } = await pline(await project({}), 'runs', 'prune');
        expect(code).toBe(2);
        expect(stderr).toContain('Say which runs are old');
        expect((await pline(await project({}), 'runs', 'prune', '--keep', 'none')).stderr).toContain('"pline runs prune --help" shows how.');
    });
});

describe('pline runs compare', () => {
    const CHANGING = 'line work {\n  task steady uses shell { command: "true" }\n  task shaky uses shell { command: "test -e ready && sleep 0.3" }\n}';

    it('puts the newest run beside the one before, what changed first', async () => {
        const folder = await project({ 'work.pline': CHANGING, 'other.pline': LINES });
        await pline(folder, 'run', 'work.pline');
        await pline(folder, 'run', 'other.pline', 'quick');
        await writeFile(join(folder, 'ready'), '');
        await pline(folder, 'run', 'work.pline');
        const [newest, , oldest] = await runs(folder);
        const { code, stdout } = await pline(folder, 'runs', 'compare');
        expect(code).toBe(0);
        expect(stdout).toMatch(new RegExp(`^Before: ${oldest!.id} work failed in .*\nAfter:  ${newest!.id} work succeeded in .*\n\nTASK +BEFORE +AFTER +DIFFERENCE\nshaky +✗ failed .* ✓ succeeded .* \\+\\d.*s \\(\\+\\d+ %\\)\nsteady +✓`));
        const json = JSON.parse((await pline(tmpdir(), 'runs', 'compare', oldest!.id, '--json', '-C', folder)).stdout) as RunComparison;
        expect(json).toMatchObject({ before: { id: oldest!.id, status: 'failed' }, after: { id: newest!.id, status: 'succeeded' }, tasks: [{ task: 'shaky' }, { task: 'steady', difference: expect.any(Number) as number }] });
    });

    it('says what it cannot compare', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const refusal = async (...args: string[]): Promise<string> => {
            const { code, stderr } = await pline(folder, 'runs', 'compare', ...args);
            expect(code).toBe(2);
            return stderr;
        };
        expect(await refusal()).toContain('No run is kept here');
        await pline(folder, 'run', 'lines.pline', 'quick');
        expect(await refusal()).toContain('is the only one of line quick');
        expect(await refusal('nothing')).toContain('There is no run nothing');
    });
});

describe('pline cancel', () => {
    it('cancels the run that is going on, and waits for its end', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const { ended, writes } = start(folder, ['run', 'lines.pline', 'slow']);
        await writes(/hold started/);
        const { code, stdout } = await pline(folder, 'cancel');
        expect(code).toBe(0);
        expect(stdout).toMatch(/^Run \S+ of slow: cancelled\.\n$/);
        expect(await ended).toMatchObject({ code: 130 });
        expect(await runs(folder)).toMatchObject([{ status: 'cancelled', tasks: { cancelled: 1 } }]);
    });

    it('takes the id of a run where more than one is going on', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const first = start(folder, ['run', 'lines.pline', 'slow']);
        await first.writes(/hold started/);
        const second = start(folder, ['run', 'lines.pline', 'slow', '--if-running', 'allow']);
        await second.writes(/hold started/);
        expect(await pline(folder, 'cancel')).toMatchObject({ code: 2, stderr: expect.stringContaining('More than one run is going on.') as string });
        for (const { id } of await runs(folder)) expect(await pline(folder, 'cancel', id)).toMatchObject({ code: 0 });
        for (const { ended } of [first, second]) expect(await ended).toMatchObject({ code: 130 });
    });

    it('refuses what is not going on', async () => {
        const folder = await project({ 'lines.pline': LINES });
        await pline(folder, 'run', 'lines.pline', 'quick');
        const [{ id }] = await runs(folder) as [RunSummary];
        expect(await pline(folder, 'cancel')).toMatchObject({ code: 2, stderr: 'pline: No run is going on in ..\n' });
        expect(await pline(folder, 'cancel', id)).toMatchObject({ code: 2, stderr: expect.stringContaining(`Run ${id} is over: succeeded.`) as string });
        expect(await pline(folder, 'cancel', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no run x') as string });
    });
});
