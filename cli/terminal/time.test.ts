import { expect, it } from 'vitest';
import { duration } from './time.ts';

it.each([
    [0, '0.0s'], [-5, '0.0s'], [340, '0.3s'], [9999, '9.9s'], [10_000, '10s'], [59_999, '59s'], [60_000, '1m 00s'], [185_000, '3m 05s'],
    [3_599_999, '59m 59s'], [3_600_000, '1h 00m'], [90_000_000, '25h 00m'],
])('shows %i ms as %s', (milliseconds, shown) => {
    expect(duration(milliseconds)).toBe(shown);
});
