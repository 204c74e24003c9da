import { expect, test } from 'vitest';
import { project } from '../testing.ts';

test.each([
    ['lists', 'config a: ', '['],
    ['maps', 'config a: ', '{ a: '],
    ['lists of maps', 'line a { task b uses shell { command: ', '[{ a: '],
    ['types', 'activity a { b: ', 'list of '],
])('%s in each other are read as deep as anyone writes them, and no deeper', async (_what, head, level) => {
    const at = async (levels: number): Promise<boolean> => (await project(head + level.repeat(levels))).problems.some((problem) => problem.includes('cannot be read'));
    expect(await at(30)).toBe(false);
    expect(await at(20_000)).toBe(true);
});

test('many beside each other are not deep', async () => {
    expect((await project(Array.from({ length: 1_000 }, (_, index) => `config a${index}: [{ x: [${index}] }]`).join('\n'))).problems).toEqual([]);
});
