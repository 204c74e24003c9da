import { expect, test } from 'vitest';
import { inSteps, put, type Answer, type Step } from './steps.ts';

/** A step that adds to the draft what the script says next, and notes which step was asked. */
function scripted(script: Answer<string>[], asked: number[]): Step<string> {
    return async (draft, { step }) => {
        asked.push(step);
        return put(script.shift() ?? { kind: 'cancel' }, (value) => `${draft}${value}`);
    };
}
const next = (value: string): Answer<string> => ({ kind: 'next', value });

test('every answer goes into the draft', async () => {
    const step = scripted([next('b'), next('c')], []);
    expect(await inSteps('Title', 'a', [step, step])).toBe('abc');
});

test('going back forgets the answer and asks again', async () => {
    const asked: number[] = [];
    const step = scripted([next('b'), { kind: 'back' }, next('x'), next('y')], asked);
    expect(await inSteps('Title', 'a', [step, step])).toBe('axy');
    expect(asked).toEqual([1, 2, 1, 2]);
});

test('giving up gives nothing', async () => {
    const step = scripted([next('b'), { kind: 'cancel' }], []);
    expect(await inSteps('Title', 'a', [step, step])).toBeUndefined();
});

test('without a question there is nothing to wait for', async () => {
    expect(await inSteps('Title', 'a', [])).toBe('a');
});
