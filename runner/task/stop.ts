import { formatDuration } from '../../language/model/duration.ts';

/** Why a running attempt is ended: the reason of its AbortSignal. */
export type Stop = { readonly kind: 'cancelled' } | { readonly kind: 'timeout'; readonly milliseconds: number };

/** What a timer takes at most; more would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Calls back after so many milliseconds, or after 24 days, whichever comes first. */
export function after(milliseconds: number, callback: () => void): NodeJS.Timeout {
    return setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER));
}

/** The reason of a signal that was aborted by a runner; undefined while it is not. */
export function stopOf(signal: AbortSignal): Stop | undefined {
    if (!signal.aborted) return undefined;
    const reason: unknown = signal.reason;
    return isTimeout(reason) ? reason : { kind: 'cancelled' };
}

/** What a person reads of it. */
export function stopMessage(stop: Stop): string {
    return stop.kind === 'timeout' ? `timed out after ${formatDuration(stop.milliseconds)}` : 'cancelled';
}

function isTimeout(reason: unknown): reason is Extract<Stop, { kind: 'timeout' }> {
    return typeof reason === 'object' && reason !== null && 'kind' in reason && reason.kind === 'timeout';
}
