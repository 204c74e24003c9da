import { expect, test } from 'vitest';
import { gapWithout } from './gap.ts';

test.each([
    ['first, with an empty line behind', 'line l {', '\n  ', '\n\n  x', '\n  '],
    ['first, with an empty line before', 'line l {', '\n\n  ', '\n  x', '\n  '],
    ['last', '', '\n\n  ', '\n}', '\n'],
    ['close to the one before', '', '\n  ', '\n\n  x', '\n\n  '],
    ['close to the one behind', '', '\n\n  ', '\n  x', '\n\n  '],
    ['deeper than what follows', '', '\n\n      ', '\n  x', '\n\n  '],
    ['on one line of text', 'line l {', ' ', ' x', ' '],
    ['behind a brace on one line of text', 'line l {', ' ', '\n  x', '\n  '],
    ['with line ends of two characters', '', '\r\n\r\n\t', '\r\n\tx', '\r\n\r\n\t'],
])('%s', (_, before, gap, next, expected) => {
    expect(gapWithout(before, gap, next)).toBe(expected);
});
