import { expect, test } from 'vitest';
import { edited } from './testing.ts';

const text = (body: string): string => `line l {\n  task t {\n    ${body}\n  }\n}\n`;

test.each([
    ['behind the dependencies', 'after a\n    after b // why\n    time: 1s', 'any', 'after a\n    after b // why\n    run if any\n    time: 1s'],
    ['first, where there are none', 'time: 1s', 'any', 'run if any\n    time: 1s'],
    ['instead of the other', 'after a\n    run  if all // why', 'any', 'after a\n    run  if any // why'],
    ['away with the line of text', 'after a\n    run if any // why\n    time: 1s', 'all', 'after a\n    time: 1s'],
    ['nowhere, where it is there', 'after a\n    run if any', 'any', 'after a\n    run if any'],
    ['nowhere, where it is the default', 'after a', 'all', 'after a'],
] as const)('goes %s', (_, before, rule, after) => {
    expect(edited(text(before), { kind: 'setRule', line: 'l', task: 't', rule })).toBe(text(after));
});
