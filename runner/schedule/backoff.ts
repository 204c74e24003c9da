/** How a task that failed is tried again. */
export interface RetryPolicy {
    /** How often a failed attempt is followed by another. */
    readonly times: number;
    /** Milliseconds before the first new attempt. */
    readonly delay: number;
    /** Each wait is so many times as long as the one before: 1 or more. */
    readonly factor: number;
    /** Milliseconds that no wait grows beyond; a `delay` that is longer stays as it is. */
    readonly longest: number;
}

export const NO_RETRY: RetryPolicy = { times: 0, delay: 0, factor: 1, longest: 0 };

/** So much of a wait is left to chance: tasks that failed together must not all come back together. */
const JITTER = 0.25;

/**
 * How long to wait before a new attempt.
 * @param retry counts from 1
 * @param chance from 0 (the whole wait) up to 1 (the shortest)
 * @returns milliseconds
 */
export function retryWait({ delay, factor, longest }: RetryPolicy, retry: number, chance: number): number {
    const wait = Math.min(delay * factor ** (retry - 1), Math.max(delay, longest));
    return Math.round(wait * (1 - JITTER * chance));
}
