import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit } from './edit.ts';
import { editProblem, EDITS_SCHEMA, isEdit } from './edit-schema.ts';

const task = { line: 'l', task: 't' };
const GOOD: readonly Edit[] = [
    { kind: 'addLine', name: 'l' },
    { kind: 'addGroup', name: 'g', title: 'G' },
    { kind: 'addTask', line: 'l', name: 't', activity: 'wait', dependencies: [{ task: 'a', condition: 'complete' }], properties: [{ name: 'time', value: '1s' }] },
    { kind: 'cloneTask', ...task },
    { kind: 'cloneTasks', line: 'l', tasks: ['t', 'u'], replacements: [{ from: 'a', to: 'b' }] },
    { kind: 'cloneLine', line: 'l' },
    { kind: 'renameTask', ...task, name: 'u' },
    { kind: 'deleteTask', ...task },
    { kind: 'connect', ...task, upstream: 'm.u', condition: 'failure' },
    { kind: 'disconnect', ...task, upstream: 'u', condition: 'success' },
    { kind: 'changeCondition', ...task, upstream: 'u', from: 'success', to: 'failure' },
    { kind: 'setRule', ...task, rule: 'any' },
    { kind: 'setProperty', ...task, property: 'time', value: '1s' },
    { kind: 'unsetProperty', ...task, property: 'time' },
    { kind: 'setGroupProperty', group: 'g', property: 'time', value: '1s' },
    { kind: 'setDefault', activity: 'wait', property: 'time', value: '1s' },
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

test('what is wrong is said, with its place', () => {
    const problems = [
        [{ kind: 'explode' }, /^"kind" has to be one of addLine, /],
        [{ kind: 'addTask', line: 'l', name: 't' }, '"activity" is missing.'],
        [{ kind: 'addLine', name: 'l', titel: 'L' }, '"titel" is not known; it takes kind, name, title.'],
        [{ kind: 'setRule', ...task, rule: 'some' }, '"rule" has to be one of all, any, and is "some".'],
        [{ ...GOOD[2], properties: [{ name: 'a', value: '1' }, { name: 'b', value: 1 }] }, '"properties[1].value" has to be a text, and is 1.'],
        [{ ...GOOD[2], dependencies: [{ task: 'a' }] }, 'dependencies[0]: "condition" is missing.'],
        [['addLine'], 'It has to be an object, and is ["addLine"].'],
    ] as const;
    for (const [value, problem] of problems) expect(editProblem(value)).toMatch(problem);
});

/** Edits, and what comes of one by exchanging, adding or leaving out a field. */
const someValue = fc.oneof(
    fc.constantFrom('success', 'any', 'all', 'addTask', ''), fc.integer(), fc.constant(null), fc.boolean(),
    fc.constantFrom([], ['a'], [{ task: 'a', condition: 'success' }], [{ name: 'a', value: '1', more: 1 }], [{ name: 'a', value: '1' }]), fc.constant({}),
);
const someField = fc.constantFrom('kind', 'line', 'task', 'name', 'title', 'condition', 'rule', 'dependencies', 'properties', 'group', '__proto__', 'toString', 'x');
const nearlyEdit = fc.tuple(fc.constantFrom(...GOOD), fc.array(fc.tuple(someField, fc.option(someValue)), { maxLength: 3 })).map(([edit, changes]) => {
    const fields = new Map<string, unknown>(Object.entries(edit));
    for (const [field, value] of changes) {
        if (value === null) fields.delete(field);
        else fields.set(field, value);
    }
    return Object.fromEntries(fields);
});

test('the published schema takes what the guard takes, and nothing else', () => {
    const validate = new Ajv2020({ ownProperties: true }).compile(EDITS_SCHEMA);
    fc.assert(fc.property(fc.oneof(nearlyEdit, someValue), (value) => {
        expect(validate([value])).toBe(isEdit(value));
    }), { numRuns: 2_000 });
    expect(validate(GOOD)).toBe(true);
});
