import { describe, expect, test } from 'vitest';
import { blockAt, isLineRef, isTaskRef, lineKey, nameProblem } from './outline.ts';

const blocks = [{ name: 'a', startLine: 2, endLine: 4 }, { name: 'b', startLine: 6, endLine: 6 }];

test.each([[1, undefined], [2, 'a'], [4, 'a'], [5, undefined], [6, 'b'], [7, undefined]])('row %i is in %s', (row, name) => {
    expect(blockAt(blocks, row)?.name).toBe(name);
});

test('lines of one name in two files have two keys', () => {
    expect(lineKey({ uri: 'file:///a.pline', line: 'x' })).not.toBe(lineKey({ uri: 'file:///b.pline', line: 'x' }));
});

describe('an argument of a command', () => {
    test.each([undefined, null, 5, 'shop', {}, { uri: 'file:///a.pline' }, { uri: 5, line: 'shop' }, { scheme: 'file', path: '/a.pline' }])('%j names no line', (argument) => {
        expect(isLineRef(argument)).toBe(false);
        expect(isTaskRef(argument)).toBe(false);
    });

    test('names a line, or a task of it', () => {
        expect(isLineRef({ uri: 'file:///a.pline', line: 'shop' })).toBe(true);
        expect(isTaskRef({ uri: 'file:///a.pline', line: 'shop' })).toBe(false);
        expect(isTaskRef({ uri: 'file:///a.pline', line: 'shop', task: 'orders' })).toBe(true);
    });
});

test.each(['orders', '_a1', 'Taken'])('%s may be a new name', (name) => {
    expect(nameProblem(name, ['taken'], 'task')).toBeUndefined();
});

test.each([['', 'Type the'], ['1st', 'does not start'], ['a b', 'letters'], ['ümlaut', 'letters'], ['taken', 'named taken already']])('the name "%s" has the problem: %s', (name, problem) => {
    expect(nameProblem(name, ['taken'], 'task')).toContain(problem);
});
