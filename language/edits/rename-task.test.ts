import { expect, test } from 'vitest';
import type { RenameTask } from '../../protocol/edit.ts';
import { edited, NIGHTLY } from './testing.ts';

const rename = (task: string, name: string, line = 'nightly'): RenameTask => ({ kind: 'renameTask', line, task, name });

test('renames where it is declared, and in what waits for it', () => {
    expect(edited(NIGHTLY, rename('first', 'start'))).toBe(NIGHTLY.replace('task first', 'task start').replaceAll('after first', 'after start'));
});

test('renames in texts', () => {
    expect(edited(NIGHTLY, rename('second', 'two'))).toBe(NIGHTLY.replace('task second', 'task two').replace('first, second', 'first, two').replace('<<second.count>>', '<<two.count>>'));
});

test('renames in other lines of the file', () => {
    expect(edited(NIGHTLY, rename('third', 'last'))).toBe(NIGHTLY.replace('task third', 'task last').replace('nightly.third', 'nightly.last'));
});

test('leaves what only looks like it', () => {
    const text = 'config a: "x"\nline l {\n  task a {\n    a: "<<a>> <<a.rows>>"\n  }\n  task b {\n    after a, m.a\n  }\n}\nline m {\n  task a\n  task c {\n    after a\n    x: "<<a.rows>>"\n  }\n}\n';
    expect(edited(text, rename('a', 'z', 'l'))).toBe(text.replace('task a {', 'task z {').replace('<<a.rows>>', '<<z.rows>>').replace('after a, m.a', 'after z, m.a'));
});

test('goes on with the new name', () => {
    expect(edited(NIGHTLY, rename('first', 'start'), rename('start', 'begin'))).toBe(edited(NIGHTLY, rename('first', 'begin')));
    expect(edited(NIGHTLY, rename('first', 'x'), rename('second', 'first'))).toContain('task first uses shell in raw {\n    // Runs when the first is through.\n    after x      on complete');
    expect(edited(NIGHTLY, rename('first', 'first'))).toBe(NIGHTLY);
});

test('a code that is taken, or none, is refused', () => {
    expect(() => edited(NIGHTLY, rename('first', 'third'))).toThrow('Line "nightly" has a task "third" already.');
    expect(() => edited(NIGHTLY, rename('first', '1st'))).toThrow('"1st" cannot be a code');
    expect(() => edited(NIGHTLY, rename('none', 'some'))).toThrow('has no task "none"');
});
