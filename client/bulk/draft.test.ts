import { expect, test } from 'vitest';
import { patternProblem, shownRow } from './draft.ts';

test('a row is shown by its table, or by its first cell', () => {
    expect(shownRow({ schema: 'a', table: 'b', source: 'a.b', kind: 'table', rows: '12345' })).toEqual({ label: 'a.b', description: '≈ 12,345 rows' });
    expect(shownRow({ schema: 'a', table: 'b', source: 'a.b', kind: 'view', rows: '' })).toEqual({ label: 'a.b', description: 'view' });
    expect(shownRow({ job: 'x', rows: '5', host: 'h' })).toEqual({ label: 'x', description: 'h · 5' });
    expect(shownRow({ job: '' })).toEqual({ label: '(empty)', description: '' });
});

test.each([
    ['{a}_{ b }', undefined], ['{{x}} {a}', undefined], ['plain', undefined],
    ['{c}', 'There is no column "c"; there is a, b.'], ['{a', 'Write {column} for a column, {{ and }} for braces.'], ['a}', 'Write {column} for a column, {{ and }} for braces.'],
])('%j', (pattern, problem) => {
    expect(patternProblem(pattern, ['a', 'b'])).toBe(problem);
});
