import { expect, test } from 'vitest';
import { loadFiles } from './testing/files.ts';

const MANY = 10_000;
const HUB = 5_000;

/** One line of shell tasks; each is what stands in its block beside the command. */
async function problemsOf(tasks: readonly (readonly [name: string, after: readonly string[]])[]): Promise<string[]> {
    const texts = tasks.map(([name, after]) => `task ${name} uses shell { ${after.length > 0 ? `after ${after.join(', ')}` : ''} command: "echo" }`);
    const { documents } = await loadFiles({ 'big.pline': `line big {\n${texts.join('\n')}\n}\n` });
    return documents.get('big.pline')!.diagnostics!.map(({ message }) => String(message));
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test('a chain of 10,000 tasks is checked without a word', async () => {
    expect(await problemsOf(numbers(MANY).map((index) => [`t${index}`, index === 0 ? [] : [`t${index - 1}`]]))).toEqual([]);
});

test('a ring of 10,000 tasks is one cycle, told at each of its tasks in a message that can be read', async () => {
    const problems = await problemsOf(numbers(MANY).map((index) => [`t${index}`, [`t${(index + MANY - 1) % MANY}`]]));
    expect(problems).toHaveLength(MANY);
    expect(new Set(problems)).toEqual(new Set([expect.stringContaining('t0 → t1 → t2 → t3 → t4 → t5 → t6 → t7 → t8 → t9 → t10 → … (10000 in all) → t0.') as string]));
});

test('a task that waits for 5,000, and 5,000 that wait for it', async () => {
    const before = numbers(HUB).map((index) => `before${index}`);
    const after = numbers(HUB).map((index) => [`after${index}`, ['hub']] as const);
    expect(await problemsOf([...before.map((name) => [name, []] as const), ['hub', before], ...after])).toEqual([]);
});

test('5,000 cycles through one task are told each', async () => {
    const around = numbers(HUB).map((index) => `t${index}`);
    const problems = await problemsOf([['hub', around], ...around.map((name) => [name, ['hub']] as const)]);
    expect(problems).toHaveLength(HUB + 1);
    expect(problems.at(-1)).toContain('hub → t4999 → hub');
});

test('10,000 unknown names are told, without searching for what was meant for ever', async () => {
    const problems = await problemsOf(numbers(MANY).map((index) => [`task_${index}`, [`tsk_${index}`]]));
    expect(problems).toHaveLength(MANY);
    expect(problems[0]).toBe('There is no task "tsk_0". Did you mean "task_0"?');
    expect(problems.at(-1)).toBe('There is no task "tsk_9999".');
});
