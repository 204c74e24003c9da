import { expect, test } from 'vitest';
import type { UnsetProperty } from '../../protocol/edit.ts';
import { edited, NIGHTLY } from './testing.ts';

const unset = (property: string, task: string): UnsetProperty => ({ kind: 'unsetProperty', line: 'nightly', task, property });

test('goes with its line of text and the remark behind it', () => {
    expect(edited(NIGHTLY, unset('command', 'second'))).toBe(NIGHTLY.replace('    command: "echo 1"   // odd   spacing\n', ''));
});

test('goes with all its lines', () => {
    expect(edited(NIGHTLY, unset('command', 'third'))).toBe(NIGHTLY.replace(/    command: """[^]*?"""\n/, ''));
});

test('leaves a block of one line on its line', () => {
    expect(edited(NIGHTLY, unset('time', 'first'))).toContain('task first "First" uses wait { } // a remark');
});

test('what is not set cannot go', () => {
    expect(() => edited(NIGHTLY, unset('retries', 'second'))).toThrow('Task "second" does not set "retries" itself.');
});
