import { expect, test } from 'vitest';
import type { MoveToGroup } from '../../protocol/edit.ts';
import { edited, NIGHTLY } from './testing.ts';

const move = (task: string, group?: string): MoveToGroup => ({ kind: 'moveToGroup', line: 'nightly', task, ...(group !== undefined && { group }) });

test('into a group, behind the activity', () => {
    expect(edited(NIGHTLY, move('first', 'raw'))).toBe(NIGHTLY.replace('uses wait {', 'uses wait in raw {'));
});

test('into another group', () => {
    expect(edited(NIGHTLY, move('second', 'mart'))).toBe(NIGHTLY.replace('in raw', 'in mart'));
});

test('out of the group', () => {
    expect(edited(NIGHTLY, move('second'))).toBe(NIGHTLY.replace(' in raw', ''));
    expect(edited(NIGHTLY, move('first'))).toBe(NIGHTLY);
});

test('several at once, into a group that is made on the way', () => {
    expect(edited(NIGHTLY, { kind: 'addGroup', name: 'mart' }, move('first', 'mart'), move('third', 'mart'))).toBe(NIGHTLY
        .replace('zone" {\n}', 'zone" {\n}\n\ngroup mart {\n}').replace('uses wait {', 'uses wait in mart {').replace('"Third" uses shell {', '"Third" uses shell in mart {'));
});

test.each([
    ['task t', 'task t in g'],
    ['task t "T"', 'task t "T" in g'],
    ['task t uses a.b', 'task t uses a.b in g'],
])('%s becomes %s, and back', (without, within) => {
    const text = (task: string): string => `line nightly {\n  ${task} // why\n}\n`;
    expect(edited(text(without), move('t', 'g'))).toBe(text(within));
    expect(edited(text(within), move('t'))).toBe(text(without));
});

test('comments in the head stay', () => {
    expect(edited('line nightly { task t /* why */ in /* how */ g { } }', move('t'))).toMatch(/task t \/\* why \*\/\s+\/\* how \*\/\s+\{ \}/);
});

test('a group has a name', () => {
    expect(() => edited(NIGHTLY, move('first', 'a b'))).toThrow('"a b" cannot be a code');
});
