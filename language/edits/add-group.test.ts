import { expect, test } from 'vitest';
import { edited, NIGHTLY, plan } from './testing.ts';

test('goes behind the last group', () => {
    expect(edited(NIGHTLY, { kind: 'addGroup', name: 'mart', title: 'Mart' })).toBe(NIGHTLY.replace('zone" {\n}\n', 'zone" {\n}\n\ngroup mart "Mart" {\n}\n'));
});

test('goes in front of the first line and its comment', () => {
    expect(edited('import "a.pline"\n\n/** L. */\nline l {\n}\n', { kind: 'addGroup', name: 'g' })).toBe('import "a.pline"\n\ngroup g {\n}\n\n/** L. */\nline l {\n}\n');
});

test('goes to the end of a file without lines', () => {
    expect(edited('config a: 1\n', { kind: 'addGroup', name: 'g' })).toBe('config a: 1\n\ngroup g {\n}\n');
});

test('gets a name of its own', () => {
    expect(plan(NIGHTLY, { kind: 'addGroup', name: 'raw' }).created).toEqual(['raw2']);
});
