import { describe, expect, test } from 'vitest';
import type { DeleteTask } from '../../protocol/edit.ts';
import { edited, NIGHTLY, plan } from './testing.ts';

const del = (task: string, line = 'nightly'): DeleteTask => ({ kind: 'deleteTask', line, task });

test('goes with its comments; what waited for it does no longer', () => {
    expect(edited(NIGHTLY, del('first'))).toBe(NIGHTLY
        .replace('  /** Waits. */\n  task first "First" uses wait { time: 1s } // a remark\n\n', '')
        .replace('    // Runs when the first is through.\n    after first      on complete\n', '    // Runs when the first is through.\n')
        .replace('after first, second', 'after second').replace('    after first on failure\n', ''));
});

test('a rule that has nothing left to combine goes, too', () => {
    expect(edited(NIGHTLY, del('first'), del('second'))).toContain('task third "Third" uses shell {\n    command: """');
});

test('says what happened, and what is left to mend', () => {
    expect(plan(NIGHTLY, del('first')).notes).toEqual(['"second" and "third" no longer wait for "first".']);
    expect(plan(NIGHTLY, del('second')).notes).toEqual(['"third" no longer waits for "second".', '"third" still reads an output of "second".']);
    expect(plan(NIGHTLY, del('third')).notes).toEqual(['"weekly.sum" no longer waits for "third".']);
    expect(plan(NIGHTLY, del('sum', 'weekly')).notes).toEqual([]);
});

test('of two with one code only the first goes', () => {
    expect(edited('line l {\n  task a uses wait\n  task a uses shell\n  task b {\n    after a\n  }\n}\n', del('a', 'l'))).toBe('line l {\n  task a uses shell\n  task b {\n    after a\n  }\n}\n');
});

describe('the gap', () => {
    const text = (...parts: readonly string[]): string => `line l {${parts.join('')}\n}\n`;
    const [a, b, c] = ['task a uses wait', 'task b uses wait', 'task c uses wait'];
    test.each([
        ['the first', text(`\n  ${a}`, `\n\n  ${b}`), 'a', text(`\n  ${b}`)],
        ['the last', text(`\n  ${a}`, `\n\n  ${b}`), 'b', text(`\n  ${a}`)],
        ['one in the middle', text(`\n  ${a}`, `\n\n  ${b}`, `\n\n  ${c}`), 'b', text(`\n  ${a}`, `\n\n  ${c}`)],
        ['one that stands close to the one before', text(`\n  ${a}`, `\n  ${b}`, `\n\n  ${c}`), 'b', text(`\n  ${a}`, `\n\n  ${c}`)],
        ['one that stands close to the next', text(`\n  ${a}`, `\n\n  ${b}`, `\n  ${c}`), 'b', text(`\n  ${a}`, `\n\n  ${c}`)],
        ['the only one', text(`\n  ${a}`), 'a', text('')],
        ['one of several on a line of text', text(` ${a} ${b} ${c}`), 'b', text(` ${a} ${c}`)],
        ['one behind a param', text('\n  param p: string', `\n\n  ${a}`, `\n\n  ${b}`), 'a', text('\n  param p: string', `\n\n  ${b}`)],
        ['one in front of a comment that stands apart', text(`\n  ${a}`, `\n\n  ${b}`, '\n\n  // The end.'), 'b', text(`\n  ${a}`, '\n\n  // The end.')],
        ['one behind a comment that stands apart', text('\n  // Start.', `\n\n  ${a}`, `\n\n  ${b}`), 'a', text('\n  // Start.', `\n\n  ${b}`)],
    ])('of %s', (_, before, task, after) => {
        expect(edited(before, del(task, 'l'))).toBe(after);
    });

    test('of several is that of one after the other', () => {
        expect(edited(text(`\n  ${a}`, `\n\n  ${b}`, `\n\n  ${c}`), del('a', 'l'), del('b', 'l'))).toBe(text(`\n  ${c}`));
        expect(edited(text(`\n  ${a}`, `\n\n  ${b}`, `\n\n  ${c}`), del('c', 'l'), del('a', 'l'), del('b', 'l'))).toBe(text(''));
    });
});
