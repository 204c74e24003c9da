import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../protocol/journal.ts';
import { gone, pline, project, start } from './testing/pline.ts';

const FILES = {
    'main.pline': `
import "sub/finance.pline"
line nightly {
  param day: string = "monday"
  task close uses line.run { line: month_end parameters: { day: "<<day>>" } }
  task report uses shell { after close command: "echo <<close.run>> <<close.succeeded>> > report" }
}`,
    'sub/finance.pline': `
line month_end {
  param day: string
  task load uses shell { command: "echo load <<day>> >> ran" }
  task hold uses shell { after load command: "echo hold >> ran; test -e mended || { sleep 1000 & echo $! > child; echo held; wait; }" }
}`,
};

const runs = async (folder: string): Promise<RunSummary[]> => JSON.parse((await pline(folder, 'runs', '--json')).stdout) as RunSummary[];

describe('a task that runs another line', () => {
    it('goes down with a killed runner, and on with the resumed one', async () => {
        const folder = await project(FILES);
        const { child, ended, writes } = start(folder, ['run', 'main.pline', '--grace', '100ms']);
        await writes(/close runs line month_end as \S+/);
        const held = join(folder, 'sub', 'child');
        let pid = '';
        while (pid === '') pid = await readFile(held, 'utf8').catch(() => '');
        const [inner] = await runs(join(folder, 'sub')) as [RunSummary];
        expect(inner).toMatchObject({ line: 'month_end', status: 'running' });
        child.kill('SIGKILL');
        await ended;
        await gone(Number(pid));
        expect(await runs(join(folder, 'sub'))).toMatchObject([{ id: inner.id, status: 'interrupted', tasks: { succeeded: 1 } }]);
        await writeFile(join(folder, 'sub', 'mended'), '');
        const { code, stdout, stderr } = await pline(folder, 'resume');
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(stdout).toContain(`close runs line month_end as ${inner.id}`);
        expect(await runs(join(folder, 'sub'))).toMatchObject([{ id: inner.id, status: 'succeeded', tasks: { succeeded: 2 } }]);
        expect(await readFile(join(folder, 'sub', 'ran'), 'utf8')).toBe('load monday\nhold\nhold\n');
        expect(await readFile(join(folder, 'report'), 'utf8')).toBe(`${inner.id} 2\n`);
    });

    it('is refused while a line would run itself, before anything starts', async () => {
        const folder = await project({ 'main.pline': 'line a { task x uses line.run { line: b } }\nline b { task y uses line.run { line: a } }\n' });
        const { code, stderr, stdout } = await pline(folder, 'run', 'main.pline', 'a');
        expect(code).toBe(1);
        expect(stdout + stderr).toContain('These lines run each other, so none would end: a → b → a.');
        expect(await runs(folder)).toEqual([]);
    });
});
