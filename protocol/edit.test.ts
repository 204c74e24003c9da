import { describe, expect, test } from 'vitest';
import { isEdit, type Edit } from './edit.ts';

const task = { line: 'l', task: 't' };
const GOOD: readonly Edit[] = [
    { kind: 'addLine', name: 'l' },
    { kind: 'addGroup', name: 'g', title: 'G' },
    { kind: 'addTask', line: 'l', name: 't', activity: 'wait', dependencies: [{ task: 'a', condition: 'complete' }], properties: [{ name: 'time', value: '1s' }] },
    { kind: 'cloneTask', ...task },
    { kind: 'renameTask', ...task, name: 'u' },
    { kind: 'deleteTask', ...task },
    { kind: 'connect', ...task, upstream: 'm.u', condition: 'failure' },
    { kind: 'disconnect', ...task, upstream: 'u', condition: 'success' },
    { kind: 'changeCondition', ...task, upstream: 'u', from: 'success', to: 'failure' },
    { kind: 'setRule', ...task, rule: 'any' },
    { kind: 'setProperty', ...task, property: 'time', value: '1s' },
    { kind: 'unsetProperty', ...task, property: 'time' },
    { kind: 'moveToGroup', ...task },
    { kind: 'setTitle', line: 'l', title: 'L' },
    { kind: 'setActivity', ...task, activity: 'shell' },
];

test.each(GOOD)('%j is an edit', (edit) => {
    expect(isEdit(edit)).toBe(true);
});

describe('what is no edit', () => {
    test.each([undefined, null, 5, 'addLine', {}, { kind: 'explode' }, { kind: 'toString' }, { kind: 5 }])('%j', (value) => {
        expect(isEdit(value)).toBe(false);
    });

    test.each(GOOD)('%j with any of its fields gone wrong', (edit) => {
        for (const field of Object.keys(edit)) expect(isEdit({ ...edit, [field]: 5 }), field).toBe(false);
    });

    test('a list with something else in it', () => {
        expect(isEdit({ ...GOOD[2], dependencies: [{ task: 'a', condition: 'maybe' }] })).toBe(false);
        expect(isEdit({ ...GOOD[2], properties: [{ name: 'a' }] })).toBe(false);
    });
});
