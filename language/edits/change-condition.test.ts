import { expect, test } from 'vitest';
import type { ChangeCondition } from '../../protocol/edit.ts';
import { edited, NIGHTLY } from './testing.ts';

const change = (task: string, upstream: string, from: ChangeCondition['from'], to: ChangeCondition['to'], line = 'l'): ChangeCondition => ({ kind: 'changeCondition', line, task, upstream, from, to });

test.each([
    ['after a // why', 'success', 'failure', 'after a on failure // why'],
    ['after a  on success', 'success', 'complete', 'after a  on complete'],
    ['after a on failure', 'failure', 'success', 'after a'],
    ['after a /* b */ on failure', 'failure', 'success', 'after a /* b */ on success'],
    ['after a, b', 'success', 'failure', 'after b\n    after a on failure'],
    ['after b, a on failure\n    after c', 'failure', 'success', 'after b on failure\n    after c, a'],
] as const)('%j from %s to %s', (before, from, to, after) => {
    const text = (body: string): string => `line l {\n  task t {\n    ${body}\n    time: 1s\n  }\n}\n`;
    expect(edited(text(before), change('t', 'a', from, to))).toBe(text(after));
});

test('the same condition changes nothing', () => {
    expect(edited(NIGHTLY, change('second', 'first', 'complete', 'complete', 'nightly'))).toBe(NIGHTLY);
});

test('what is not there, or would be there twice, is refused', () => {
    expect(() => edited(NIGHTLY, change('second', 'first', 'success', 'failure', 'nightly'))).toThrow('"second" does not wait for the success of "first".');
    expect(() => edited(NIGHTLY, change('third', 'first', 'success', 'failure', 'nightly'))).toThrow('"third" waits for "first" on that condition already.');
});
