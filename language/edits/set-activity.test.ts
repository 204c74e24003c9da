import { expect, test } from 'vitest';
import { edited, NIGHTLY } from './testing.ts';

test('exchanges what stands behind "uses"', () => {
    expect(edited(NIGHTLY, { kind: 'setActivity', line: 'nightly', task: 'first', activity: 'sql.query' })).toBe(NIGHTLY.replace('uses wait', 'uses sql.query'));
});

test('adds what a half-typed task lacks', () => {
    expect(edited('line l {\n  task t "T" in g {\n  }\n}\n', { kind: 'setActivity', line: 'l', task: 't', activity: 'wait' })).toBe('line l {\n  task t "T" uses wait in g {\n  }\n}\n');
});

test('an activity has a name', () => {
    expect(() => edited(NIGHTLY, { kind: 'setActivity', line: 'nightly', task: 'first', activity: 'a..b' })).toThrow('cannot be an activity');
});
