import { expect, test } from 'vitest';
import type { Edit } from '../../protocol/edit.ts';
import { editedTask } from './edited-task.ts';

const task = { line: 'l', task: 'a' };

test.each<[string | undefined, readonly Edit[], readonly string[]]>([
    ['b2', [{ kind: 'addTask', line: 'l', name: 'b', activity: 'wait' }], ['b2']],
    ['a_copy', [{ kind: 'cloneTask', ...task }, { kind: 'cloneTask', ...task }], ['a_copy', 'a_copy2']],
    ['b', [{ kind: 'renameTask', ...task, name: 'b' }], []],
    ['b', [{ kind: 'setTitle', ...task, title: 'B' }, { kind: 'renameTask', ...task, name: 'b' }], []],
    ['a', [{ kind: 'setProperty', ...task, property: 'time', value: '1s' }], []],
    ['a', [{ kind: 'addGroup', name: 'g' }, { kind: 'moveToGroup', ...task, group: 'g' }], ['g']],
    [undefined, [{ kind: 'deleteTask', ...task }], []],
    [undefined, [{ kind: 'setTitle', line: 'l', title: 'L' }], []],
    [undefined, [], []],
])('%s is what is shown', (shown, edits, created) => {
    expect(editedTask(edits, created)).toBe(shown);
});
