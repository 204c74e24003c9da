import { expect, test } from 'vitest';
import { edited } from './testing.ts';

test('goes to the end of the file, with a name of its own', () => {
    expect(edited('', { kind: 'addLine', name: 'a' })).toBe('line a {\n}\n');
    expect(edited('line a {}\n\n\n', { kind: 'addLine', name: 'a', title: 'A' })).toBe('line a {}\n\nline a2 "A" {\n}\n');
});

test('can be gone on with', () => {
    const text = edited('', { kind: 'addLine', name: 'a' }, { kind: 'addTask', line: 'a', name: 't', activity: 'wait' }, { kind: 'addTask', line: 'a', name: 't', activity: 'wait', dependencies: [{ task: 't', condition: 'success' }] });
    expect(text).toBe('line a {\n  task t uses wait {\n  }\n\n  task t2 uses wait {\n    after t\n  }\n}\n');
});
