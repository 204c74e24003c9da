import { setTimeout } from 'node:timers/promises';
import { optionalNumber } from '../inputs.ts';
import type { Inputs } from '../activity.ts';

const FIRST_PAUSE = 1000;
const DEFAULT_INTERVAL = 10_000;
/** How long telling the workspace to stop may take, in milliseconds: less than what a cancelled task is given. */
const CANCEL_TIME = 4000;

/**
 * Asks again and again until there is an answer: at first after a second, then twice as long each time, up to the property `poll_interval`.
 *
 * @param ask gives undefined while there is none
 * @param cancel tells the workspace to stop when the signal is aborted; it gets a signal of its own
 * @throws the signal's reason when it is aborted
 */
export async function poll<T>(inputs: Inputs, signal: AbortSignal, ask: () => Promise<T | undefined>, cancel: (signal: AbortSignal) => Promise<unknown>): Promise<T> {
    const longest = optionalNumber(inputs, 'poll_interval') ?? DEFAULT_INTERVAL;
    try {
        for (let pause = Math.min(FIRST_PAUSE, longest); ; pause = Math.min(pause * 2, longest)) {
            const answer = await ask();
            if (answer !== undefined) return answer;
            await setTimeout(pause, undefined, { signal });
        }
    } catch (error) {
        // What cannot be told any more goes on in the workspace; the task ends either way.
        if (signal.aborted) await cancel(AbortSignal.timeout(CANCEL_TIME)).catch(() => undefined);
        throw error;
    }
}
