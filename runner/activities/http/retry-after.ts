/** In milliseconds. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/**
 * How long to wait before a request is made again: what the server says in `Retry-After` (seconds or a date), else twice as long each time.
 *
 * @param attempt how often it has been made, from 1
 * @param now milliseconds since 1970
 * @returns milliseconds
 */
export function pauseBefore(attempt: number, retryAfter: string | null, now: number): number {
    if (retryAfter !== null && /^\s*\d+\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
    const date = retryAfter === null ? Number.NaN : Date.parse(retryAfter);
    return Number.isNaN(date) ? Math.min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE) : Math.max(0, date - now);
}
