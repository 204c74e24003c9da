import { describe, expect, test } from 'vitest';
import type { Edit } from '../../protocol/edit.ts';
import { edited, NIGHTLY, plan } from './testing.ts';

const add = (name: string, more: Partial<Extract<Edit, { kind: 'addTask' }>> = {}): Edit => ({ kind: 'addTask', line: 'nightly', name, activity: 'wait', ...more });

test('goes behind the last task, spaced like the others', () => {
    const edit = add('fourth', {
        title: 'The "fourth"', group: 'raw',
        dependencies: [{ task: 'second', condition: 'failure' }, { task: 'weekly.sum', condition: 'success' }], properties: [{ name: 'time', value: '5s' }, { name: 'note', value: '"""\na\n"""' }],
    });
    expect(edited(NIGHTLY, edit)).toBe(NIGHTLY.replace('  // The tail', `
  task fourth "The \\"fourth\\"" uses wait in raw {
    after second on failure
    after weekly.sum
    time: 5s
    note: """
      a
    """
  }
  // The tail`));
});

test('goes behind the task that it is said to, and behind a remark on its line', () => {
    expect(edited(NIGHTLY, add('first', { behind: 'first' }))).toBe(NIGHTLY.replace('// a remark\n', '// a remark\n\n  task first2 uses wait {\n  }\n'));
});

test('goes behind one that was made before it', () => {
    const names = edited(NIGHTLY, add('x', { behind: 'first' }), add('y', { behind: 'first' }), add('z', { behind: 'x' })).match(/task (\w+)/g);
    expect(names).toEqual(['task first', 'task y', 'task x', 'task z', 'task second', 'task third', 'task sum']);
});

test.each([
    ['line a {}', 'line a {\n  task t uses wait {\n  }\n}'],
    ['line a { }', 'line a {\n  task t uses wait {\n  }\n}'],
    ['line a {\n}\n', 'line a {\n  task t uses wait {\n  }\n}\n'],
    ['line a {\r\n\tparam p: string\r\n}\r\n', 'line a {\r\n\tparam p: string\r\n\r\n\ttask t uses wait {\r\n\t}\r\n}\r\n'],
    ['line a { task s uses wait {} }', 'line a { task s uses wait {}\n\n  task t uses wait {\n  } }'],
    ['/**\n * A line.\n */\nline a {\n}\n', '/**\n * A line.\n */\nline a {\n  task t uses wait {\n  }\n}\n'],
])('opens a line without tasks: %j', (before, after) => {
    expect(edited(before, { kind: 'addTask', line: 'a', name: 't', activity: 'wait' })).toBe(after);
});

describe('what is wrong changes nothing, and is said', () => {
    test.each<[string, Edit, string]>([
        ['line', add('t', { line: 'nightli' }), 'This file has no line "nightli". Did you mean "nightly"?'],
        ['task', add('t', { behind: 'frist' }), 'Line "nightly" has no task "frist". Did you mean "first"?'],
        ['code', add('a b'), '"a b" cannot be a code: use letters, digits and _, and begin with a letter or _.'],
        ['activity', add('t', { activity: 'wait {' }), '"wait {" cannot be an activity\'s name.'],
        ['value', add('t', { properties: [{ name: 'time', value: '"5s' }] }), 'The edit would leave a text that cannot be read. Check the values: a text stands in quotes.'],
        ['value that ends the task', add('t', { properties: [{ name: 'time', value: '5s } task u {' }] }), 'The edit would leave a text that cannot be read.'],
    ])('%s', (_, edit, message) => {
        expect(() => plan(NIGHTLY, add('fine'), edit)).toThrow(message);
    });

    test('a line that is not closed', () => {
        expect(() => plan('line a { param p: string\n', { kind: 'addTask', line: 'a', name: 't', activity: 'wait' })).toThrow('Line "a" is not closed');
    });
});
