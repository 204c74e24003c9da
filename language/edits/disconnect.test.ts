import { expect, test } from 'vitest';
import type { Disconnect } from '../../protocol/edit.ts';
import { edited, NIGHTLY } from './testing.ts';

const disconnect = (task: string, upstream: string, condition: Disconnect['condition'] = 'success', line = 'nightly'): Disconnect => ({ kind: 'disconnect', line, task, upstream, condition });

test.each([
    ['the only one, with its line of text', 'after a\n    after b on failure', 'after b on failure'],
    ['the only one, with the remark behind it', 'after a // why\n    after b on failure', 'after b on failure'],
    ['the first of a list', 'after a, b', 'after b'],
    ['one in the middle of a list', 'after b, a, c  on success', 'after b, c  on success'],
    ['the last of a list', 'after b, a // both', 'after b // both'],
    ['the first of a list of several lines', 'after a,\n      b', 'after b'],
    ['one with comments around it, which stay', 'after b, /* why */ a /* how */, c', 'after b /* why */ /* how */, c'],
    ['the first, with comments around it, which stay', 'after a /* how */, b', 'after /* how */ b'],
    ['one that is written twice', 'after a, b\n    after a', 'after b'],
    ['only that of the condition', 'after a on failure\n    after a', 'after a on failure'],
])('takes out %s', (_, before, after) => {
    const text = (body: string): string => `line l {\n  task t {\n    ${body}\n    time: 1s\n  }\n}\n`;
    expect(edited(text(before), disconnect('t', 'a', 'success', 'l')).replace(/after {2}/, 'after ')).toBe(text(after));
});

test('leaves an empty block, and a block of one line on its line', () => {
    expect(edited('line l { task t uses wait { after a time: 1s } }', disconnect('t', 'a', 'success', 'l'))).toBe('line l { task t uses wait { time: 1s } }');
    expect(edited('line l {\n  task t {\n    after a\n  }\n}\n', disconnect('t', 'a', 'success', 'l'))).toBe('line l {\n  task t {\n  }\n}\n');
});

test('takes out a task of another line', () => {
    expect(edited(NIGHTLY, disconnect('sum', 'nightly.third', 'success', 'weekly'))).toBe(NIGHTLY.replace('    after nightly.third\n', ''));
});

test('a dependency that is not there cannot go', () => {
    expect(() => edited(NIGHTLY, disconnect('second', 'first', 'failure'))).toThrow('"second" does not wait for the failure of "first".');
    expect(() => edited(NIGHTLY, disconnect('sum', 'third', 'success', 'weekly'))).toThrow('"sum" does not wait for the success of "third".');
});
