import { describe, expect, test } from 'vitest';
import type { SetProperty } from '../../protocol/edit.ts';
import { edited, NIGHTLY } from './testing.ts';

const set = (property: string, value: string, task = 't', line = 'l'): SetProperty => ({ kind: 'setProperty', line, task, property, value });
const text = (body: string): string => `line l {\n  task t uses shell {\n    ${body}\n  }\n}\n`;

describe('a value that is there', () => {
    test('is exchanged alone', () => {
        expect(edited(NIGHTLY, set('command', '"echo 2"', 'second', 'nightly'))).toBe(NIGHTLY.replace('"echo 1"', '"echo 2"'));
    });

    test('may become one of several lines, indented with the property', () => {
        expect(edited(text('command: "a"\n    retries: 1'), set('command', '"""\na\n  b\n\nc\n"""'))).toBe(text('command: """\n      a\n        b\n\n      c\n    """\n    retries: 1'));
    });

    test('of several lines may become one of one', () => {
        expect(edited(NIGHTLY, set('command', '"echo"', 'third', 'nightly'))).toContain('    run if any\n    command: "echo"\n    retries: 2');
    });

    test('may be missing behind its colon', () => {
        expect(edited(text('time:'), set('time', '5s'))).toBe(text('time:5s'));
    });
});

describe('a new property', () => {
    test.each([
        ['goes behind the others', 'time: 1s // why\n    // The end.', 'time: 1s // why\n    retries: 5\n    // The end.'],
        ['goes behind the dependencies', 'after a\n    run if any', 'after a\n    run if any\n    retries: 5'],
    ])('%s', (_, before, after) => {
        expect(edited(text(before), set('retries', '5'))).toBe(text(after));
    });

    test('makes the block that a task lacks', () => {
        expect(edited('line l {\n  task t uses shell\n}\n', set('retries', '5'))).toBe('line l {\n  task t uses shell {\n    retries: 5\n  }\n}\n');
    });

    test('keeps a block of one line on its line', () => {
        expect(edited('line l { task t uses wait { time: 1s } }', set('retries', '5'))).toBe('line l { task t uses wait { time: 1s retries: 5 } }');
    });

    test('of several lines is indented as the block is', () => {
        const after = 'line l {\r\n\ttask t uses shell {\r\n\t\tcommand: """\r\n\t\t\ta\r\n\t\t\t\tb\r\n\t\t"""\r\n\t}\r\n}\r\n';
        expect(edited('line l {\r\n\ttask t uses shell {\r\n\t}\r\n}\r\n', set('command', '"""\na\n\tb\n"""'))).toBe(after);
    });
});

test.each(['', '"a', '1s retries: 5', '5 // why', '1s } task u { time: 1s', '"""a', 'a b', '[1, 2'])('%j is no value', (value) => {
    const message = value === '' ? 'Give "time" a value' : `${value} is no value. A value is a text in quotes`;
    expect(() => edited(text('time: 1s'), set('time', value))).toThrow(message);
    expect(() => edited(text('retries: 1'), set('time', value))).toThrow(message);
});

test('a property has a name', () => {
    expect(() => edited(text('time: 1s'), set('a b', '5'))).toThrow('"a b" cannot be a code');
});
