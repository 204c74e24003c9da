import { expect, test } from 'vitest';
import { pauseBefore } from './retry-after.ts';

test.each<[number, string | null, number]>([
    [1, '7', 7000],
    [1, 'Thu, 01 Jan 1970 00:00:30 GMT', 20_000],
    [1, 'Thu, 01 Jan 1970 00:00:05 GMT', 0],
    [1, null, 1000],
    [3, null, 4000],
    [3, 'soon', 4000],
    [50, null, 60_000],
])('after try %d with Retry-After %s: %d ms', (attempt, header, milliseconds) => {
    expect(pauseBefore(attempt, header, 10_000)).toBe(milliseconds);
});
