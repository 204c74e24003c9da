import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choice, inputMap, optionalBoolean, optionalNumber, optionalText, pathFrom, requiredConnection, requiredText, textList, textMap } from './inputs.ts';
import { duckdbConnection } from './testing.ts';

const INPUTS = { text: 'a', number: 3, yes: true, nothing: null, list: ['a', 1, false], map: { a: 1, b: 'x' }, connection: duckdbConnection('x') };

test('values come out with their type', () => {
    expect(requiredText(INPUTS, 'text')).toBe('a');
    expect(requiredText(INPUTS, 'number')).toBe('3');
    expect(optionalNumber(INPUTS, 'number')).toBe(3);
    expect(optionalBoolean(INPUTS, 'yes')).toBe(true);
    expect(textList(INPUTS, 'list')).toEqual(['a', '1', 'false']);
    expect(textMap(INPUTS, 'map')).toEqual({ a: '1', b: 'x' });
    expect(requiredConnection(INPUTS, 'connection').connector).toBe('duckdb');
    expect(choice(INPUTS, 'text', ['b', 'a'])).toBe('a');
});

test('what is not set, or null, is absent', () => {
    for (const name of ['missing', 'nothing']) {
        expect([optionalText(INPUTS, name), optionalNumber(INPUTS, name), optionalBoolean(INPUTS, name)]).toEqual([undefined, undefined, undefined]);
        expect([textList(INPUTS, name), inputMap(INPUTS, name), choice(INPUTS, name, ['first', 'second'])]).toEqual([[], {}, 'first']);
    }
});

test.each<[string, () => unknown, RegExp]>([
    ['a missing text', () => requiredText(INPUTS, 'missing'), /"missing" is missing/],
    ['a map for a text', () => optionalText(INPUTS, 'map'), /"map" has to be a text, and here it is a map/],
    ['a text for a number', () => optionalNumber(INPUTS, 'text'), /"text" has to be a number, and here it is "a"/],
    ['a number for a boolean', () => optionalBoolean(INPUTS, 'number'), /true or false, and here it is 3/],
    ['a text for a list', () => textList(INPUTS, 'text'), /a list, and here it is "a"/],
    ['a list for a map', () => textMap(INPUTS, 'list'), /a map, and here it is a list/],
    ['a connection for a map', () => inputMap(INPUTS, 'connection'), /a map, and here it is a connection/],
    ['a text for a connection', () => requiredConnection(INPUTS, 'text'), /"text" names no connection/],
])('%s is told by its name', (_, read, message) => {
    expect(read).toThrow(message);
});

test('a relative path starts in the directory', () => {
    expect(pathFrom('/work', 'a/b')).toBe(join('/work', 'a/b'));
    expect(pathFrom('/work', '/c')).toBe('/c');
});
