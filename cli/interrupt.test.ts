import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RunSummary } from '../protocol/journal.ts';
import { gone, pline, project, start } from './testing/pline.ts';

const LINES = `
line willing { task hold uses shell { command: "sleep 1000 & echo $! $$ > pids; wait" } }
line stubborn { task hold uses shell { command: "trap '' TERM; sleep 1000 & echo $! $$ > pids; wait; sleep 1000" } }
line patient {
  task hold uses shell { command: "until test -e go; do sleep 0.05; done" }
  task next uses shell { after hold command: "echo done > done.txt" }
}
`;

async function lastStatus(folder: string): Promise<string | undefined> {
    return (JSON.parse((await pline(folder, 'runs', '--json')).stdout) as RunSummary[])[0]?.status;
}

/** The ids of the processes of the task that holds; it has written them once they are two. */
async function heldPids(folder: string): Promise<number[]> {
    for (;;) {
        const pids = (await readFile(join(folder, 'pids'), 'utf8').catch(() => '')).trim().split(' ').map(Number);
        if (pids.length === 2) return pids;
    }
}

it.each(['SIGINT', 'SIGTERM'] as const)('%s cancels the run, ends with 130 and leaves no process', async (signal) => {
    const folder = await project({ 'lines.pline': LINES });
    const { child, ended } = start(folder, ['run', 'lines.pline', 'willing']);
    const pids = await heldPids(folder);
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'Cancelling: the tasks are asked to end. Ctrl-C again kills them.\n' });
    expect(stdout).toMatch(/^willing cancelled in \d.\ds: 1 cancelled$/m);
    for (const pid of pids) await gone(pid);
    expect(await lastStatus(folder)).toBe('cancelled');
});

it('a second one kills what does not end by itself, however long the grace time', async () => {
    const folder = await project({ 'lines.pline': LINES });
    const { child, ended, writes } = start(folder, ['run', 'lines.pline', 'stubborn', '--grace', '1h']);
    const pids = await heldPids(folder);
    child.kill('SIGINT');
    await writes(/Ctrl-C again kills them/);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130 });
    for (const pid of pids) await gone(pid);
    expect(await lastStatus(folder)).toBe('cancelled');
});

it.each(['lines', '--json'])('goes on when the reader of its output goes away (%s)', async (output) => {
    const folder = await project({ 'lines.pline': LINES });
    const { child, ended, writes } = start(folder, ['run', 'lines.pline', 'patient', ...(output === '--json' ? [output] : [])]);
    await writes(/hold/);
    child.stdout.destroy();
    child.stderr.destroy();
    await writeFile(join(folder, 'go'), '');
    expect(await ended).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'done.txt'), 'utf8')).toBe('done\n');
    expect(await lastStatus(folder)).toBe('succeeded');
});
