import { AstUtils } from 'langium';
import { expect, test } from 'vitest';
import type { Edit } from '../../protocol/edit.ts';
import { isTask } from '../generated/ast.ts';
import { edited, NIGHTLY, plan, read } from './testing.ts';

test('what nobody edits stays as it is, broken or not', () => {
    const text = `config x 5\n\n${NIGHTLY}\nconnection {{\n`;
    expect(edited(text)).toBe(text);
    expect(edited(text, { kind: 'setProperty', line: 'nightly', task: 'second', property: 'command', value: '"echo 2"' })).toBe(text.replace('echo 1', 'echo 2'));
});

test.each(['time: [', 'time: "', 'time: """', 'time:', 'after', '}'])('a task is edited while "%s" is wrong in it, and others stay', (wrong) => {
    const text = `line l {\n  task a uses wait {\n    ${wrong}\n  }\n\n  task b uses wait {\n  }\n}\n`;
    expect(edited(text, { kind: 'setRule', line: 'l', task: 'a', rule: 'any' })).toContain(`\n  task b uses wait {\n  }\n}\n`);
});

test('an edit of an edit is one change of the text', () => {
    const { replacements } = plan(NIGHTLY,
        { kind: 'setProperty', line: 'nightly', task: 'second', property: 'command', value: '"echo 2"' },
        { kind: 'setProperty', line: 'nightly', task: 'second', property: 'command', value: '"echo 3"' });
    expect(replacements.map(({ text }) => text)).toEqual(['"echo 3"']);
});

test('thousands of tasks are added and deleted in one go', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `t${index}`);
    const add = names.map((name, index): Edit => ({ kind: 'addTask', line: 'l', name, activity: 'wait', dependencies: index % 100 === 0 ? [] : [{ task: `t${index - 1}`, condition: 'success' }] }));
    const large = edited('line l {\n}\n', ...add);
    const taskNames = (text: string): string[] => AstUtils.streamAst(read(text).file).filter(isTask).map(({ name }) => name).toArray();
    expect(taskNames(large)).toEqual(names);
    const few = edited(large, ...names.slice(0, 200).map((task): Edit => ({ kind: 'deleteTask', line: 'l', task })));
    expect(taskNames(few)).toEqual(names.slice(200));
});
