import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../protocol/journal.ts';
import { pline, project } from './testing/pline.ts';

const LINES = `
line good {
  param day: string
  task a uses shell { command: "echo <<day>> > day.txt; echo '{\\"rows\\": 3}' > $PLINE_OUTPUT" }
  task b uses shell { after a command: "test <<a.rows>> = 3" }
}
line bad {
  task broken uses shell { command: "echo the reason; echo and more; exit 3" }
  task never uses shell { after broken command: "true" }
}
line handled {
  task broken uses shell { command: "exit 3" }
  task handler uses shell { after broken on failure command: "true" }
}
line other { task z uses shell { command: "true" } }
line dependent { task y uses shell { after other.z command: "true" } }
`;

describe('pline run', () => {
    it('tells of each task, and sums up', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const { code, stdout, stderr } = await pline(folder, 'run', 'lines.pline', 'good', '--param', 'day=2026-01-31', '--jobs', '1');
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(stdout).toMatch(/^\d\d:\d\d:\d\d good: run \S+ started, 2 tasks, 1 at once\n/);
        expect(stdout).toMatch(/^\d\d:\d\d:\d\d a started\n\d\d:\d\d:\d\d a succeeded after \d.\ds \(rows=3 exit_code=0\)$/m);
        expect(stdout).toMatch(/^good succeeded in \d.\ds: 2 succeeded$/m);
        expect(stdout).toMatch(/^Critical path \d.\ds: a → b/m);
        const [, kept] = /^Logs and journal: (.+)$/m.exec(stdout)!;
        await access(join(folder, kept!, 'journal.jsonl'));
        expect(await readFile(join(folder, 'day.txt'), 'utf8')).toBe('2026-01-31\n');
    });

    it('fails with what failed, the end of its log, and what was skipped for it', async () => {
        const { code, stdout } = await pline(await project({ 'lines.pline': LINES }), 'run', 'lines.pline', 'bad');
        expect(code).toBe(1);
        const [, summary] = stdout.split(/\n\n(?=bad failed)/);
        expect(summary).toMatch(/^bad failed in \d.\ds: 1 failed, 1 skipped\n/);
        expect(summary).toMatch(/^✗ broken failed after \d.\ds\n {2}\S+\.pline:\d+:\d+: error task-failed .*3.*\n {2}│ the reason\n {2}│ and more\n {2}log: .*broken\.1\.log$/m);
        expect(summary).toMatch(/^↷ never skipped: .*broken/m);
    });

    it('succeeds where a task handled the failure, and says so', async () => {
        const { code, stdout } = await pline(await project({ 'lines.pline': LINES }), 'run', 'lines.pline', 'handled');
        expect(code).toBe(0);
        expect(stdout).toMatch(/^handled succeeded, failures handled in \d.\ds: 1 succeeded, 1 failed$/m);
        expect(stdout).toMatch(/^✗ broken failed after \d.\ds \(handled\)$/m);
    });

    it('gives programs the events as the journal has them', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const { code, stdout, stderr } = await pline(folder, 'run', 'lines.pline', 'good', '-p', 'day=1', '--json');
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        const events = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as JournalEvent);
        expect(events.map(({ type }) => type)).toEqual(['run-started', 'task-started', 'task-ended', 'task-started', 'task-ended', 'run-ended']);
        const [started] = events as [Extract<JournalEvent, { type: 'run-started' }>];
        expect(started).toMatchObject({ line: 'good', params: { day: '1' }, tasks: ['a', 'b'], file: join(folder, 'lines.pline') });
        const journal = await readFile(join(folder, '.pline', 'runs', started.run, 'journal.jsonl'), 'utf8');
        for (const [index, line] of journal.trimEnd().split('\n').entries()) expect(JSON.parse(line)).toMatchObject({ ...events[index] });
    });

    it('runs chosen tasks alone', async () => {
        const { code, stdout } = await pline(await project({ 'lines.pline': LINES }), 'run', 'lines.pline', 'bad', '--only', 'never');
        expect(code).toBe(0);
        expect(stdout).toMatch(/^bad succeeded in \d.\ds: 1 succeeded$/m);
    });

    it('runs nothing of a file with errors, in it or in what it imports', async () => {
        const folder = await project({ 'lines.pline': `import "more.pline"\n${LINES}`, 'more.pline': 'line more { task a uses shel }' });
        const { code, stdout, stderr } = await pline(folder, 'run', 'lines.pline', 'bad');
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
        expect(stderr).toMatch(/^more\.pline:1:25: error unknown-name /);
        expect(stderr).toMatch(/1 error in 1 file\. Put them right first\.\n$/);
        await expect(access(join(folder, '.pline'))).rejects.toThrow('ENOENT');
    });

    it.each([
        ['a param that is missing', ['good'], '--param day='],
        ['a param that is unknown', ['bad', '--param', 'x=1'], 'no param x'],
        ['an environment that is unknown', ['bad', '-e', 'prod'], 'no environment prod'],
        ['a task that is unknown', ['bad', '--only', 'x'], 'no task x'],
        ['a line that is unknown', ['worse'], 'It has good, bad, handled, other, dependent.'],
        ['a task of another line that never ran', ['dependent'], '--external run'],
    ])('refuses %s', async (_what, args, message) => {
        const { code, stdout, stderr } = await pline(await project({ 'lines.pline': LINES }), 'run', 'lines.pline', ...args);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/^pline: /);
        expect(stderr).toContain(message);
        expect(stderr).not.toContain('should not happen');
    });
});

describe('pline run --external', () => {
    it('runs the other line first, and remembers how it ended', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const first = await pline(folder, 'run', 'lines.pline', 'dependent', '--external', 'run');
        expect(first.code).toBe(0);
        expect(first.stdout).toMatch(/^other succeeded .*^dependent succeeded /ms);
        expect((await pline(folder, 'run', 'lines.pline', 'dependent')).code).toBe(0);
    });

    it('tells programs of the line alone that they asked for', async () => {
        const { stdout } = await pline(await project({ 'lines.pline': LINES }), 'run', 'lines.pline', 'dependent', '--external', 'run', '--json');
        expect(stdout).not.toContain('"other"');
        expect(stdout.match(/"run-started"/g)).toHaveLength(1);
    });

    it.each([['success', 0], ['failure', 1]])('assumes %s', async (mode, code) => {
        expect(await pline(await project({ 'lines.pline': LINES }), 'run', 'lines.pline', 'dependent', '--external', mode)).toMatchObject({ code });
    });
});

describe('pline task', () => {
    it('runs one task, with a journal and a log', async () => {
        const folder = await project({ 'lines.pline': LINES });
        expect((await pline(folder, 'task', 'lines.pline', 'handled', 'handler')).code).toBe(0);
        const { code, stdout } = await pline(folder, 'task', 'lines.pline', 'bad', 'broken');
        expect(code).toBe(1);
        const [, log] = /log: (.+)$/m.exec(stdout)!;
        expect(await readFile(join(folder, log!), 'utf8')).toContain('the reason');
    });
});
