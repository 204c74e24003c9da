import { expect, test } from 'vitest';
import { edited, NIGHTLY } from './testing.ts';

test('a group gets a property, or another value of it', () => {
    const text = edited(NIGHTLY, { kind: 'setGroupProperty', group: 'raw', property: 'retries', value: '2' });
    expect(text).toBe(NIGHTLY.replace('zone" {\n}', 'zone" {\n  retries: 2\n}'));
    expect(edited(text, { kind: 'setGroupProperty', group: 'raw', property: 'retries', value: '3' })).toBe(text.replace('retries: 2\n}', 'retries: 3\n}'));
});

test('an activity gets its defaults in front of the groups, and the next property into them', () => {
    const text = edited(NIGHTLY, { kind: 'setDefault', activity: 'sql.query', property: 'connection', value: 'lake' });
    expect(text).toBe(NIGHTLY.replace('// The head stays.\ngroup', 'defaults sql.query {\n  connection: lake\n}\n\n// The head stays.\ngroup'));
    expect(edited(text, { kind: 'setDefault', activity: 'sql.query', property: 'retries', value: '3' })).toBe(text.replace('lake\n', 'lake\n  retries: 3\n'));
    expect(edited('', { kind: 'setDefault', activity: 'wait', property: 'time', value: '1s' })).toBe('defaults wait {\n  time: 1s\n}\n');
});

test('what cannot be is refused', () => {
    expect(() => edited(NIGHTLY, { kind: 'setGroupProperty', group: 'row', property: 'a', value: '1' })).toThrow('This file has no group "row". Did you mean "raw"?');
    expect(() => edited(NIGHTLY, { kind: 'setGroupProperty', group: 'raw', property: 'a', value: '1 b: 2' })).toThrow('is no value');
    expect(() => edited(NIGHTLY, { kind: 'setDefault', activity: 'wait', property: 'a', value: '1 } line x {' })).toThrow('is no value');
    expect(() => edited(NIGHTLY, { kind: 'setDefault', activity: 'wait', property: 'a', value: '"x' })).toThrow('cannot be read');
});
