import { join } from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../testing/pline.ts';
import { logTail } from './log-tail.ts';

async function tailOf(log: string, most = 3): Promise<string[]> {
    return logTail(join(await project({ log }), 'log'), most);
}

it.each([
    ['the last lines', 'one\ntwo\nthree\nfour\n', ['two', 'three', 'four']],
    ['lines without a last line break', 'one\ntwo', ['one', 'two']],
    ['nothing of an empty log', '', []],
    ['no blank lines at the end', 'one\n\n\n', ['one']],
    ['the last state of a progress bar', '10%\r50%\r100%\r\ndone\n', ['100%', 'done']],
    ['text without escapes', '\u001B[31mred\u001B[0m\u0007\n', ['red']],
])('gives %s', async (_what, log, lines) => {
    expect(await tailOf(log)).toEqual(lines);
});

it('reads the end alone of a long log, and no torn line', async () => {
    const log = Array.from({ length: 20_000 }, (_, index) => `line ${index} ${'é'.repeat(index % 7)}`).join('\n');
    const lines = await tailOf(log, 10_000);
    expect(lines.at(-1)).toMatch(/^line 19999 /);
    expect(lines.every((line) => /^line \d+ é*$/.test(line))).toBe(true);
    expect(lines.length).toBeLessThan(2000);
});

it('gives nothing where there is no log', async () => {
    expect(await logTail('/nowhere/log', 3)).toEqual([]);
});
