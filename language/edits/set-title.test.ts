import { expect, test } from 'vitest';
import { edited, NIGHTLY } from './testing.ts';

test('of a line', () => {
    expect(edited(NIGHTLY, { kind: 'setTitle', line: 'nightly', title: 'The "night"' })).toBe(NIGHTLY.replace('"Nightly"', '"The \\"night\\""'));
    expect(edited(NIGHTLY, { kind: 'setTitle', line: 'nightly' })).toBe(NIGHTLY.replace(' "Nightly"', ''));
    expect(edited(NIGHTLY, { kind: 'setTitle', line: 'weekly', title: 'Weekly' })).toBe(NIGHTLY.replace('line weekly', 'line weekly "Weekly"'));
});

test('of a task', () => {
    expect(edited(NIGHTLY, { kind: 'setTitle', line: 'nightly', task: 'first', title: '1st' })).toBe(NIGHTLY.replace('"First"', '"1st"'));
    expect(edited(NIGHTLY, { kind: 'setTitle', line: 'nightly', task: 'first', title: '' })).toBe(NIGHTLY.replace(' "First"', ''));
    expect(edited(NIGHTLY, { kind: 'setTitle', line: 'nightly', task: 'second', title: '2 << 1, <<day>>' })).toBe(NIGHTLY.replace('task second', 'task second "2 << 1, \\<<day>>"'));
});
