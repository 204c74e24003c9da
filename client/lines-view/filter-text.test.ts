import { expect, test } from 'vitest';
import { filterText, isFilter } from './filter-text.ts';

test.each([
    [{}, undefined],
    [{ text: '', activities: [] }, undefined],
    [{ text: 'rev' }, '“rev”'],
    [{ statuses: ['failed', 'never'], activities: ['shell', 'python'], groups: ['raw'] }, 'failed or never run, uses shell or python, in raw'],
] as const)('%o', (filter, text) => {
    expect(filterText(filter)).toBe(text);
    expect(isFilter(filter)).toBe(text !== undefined);
});
