import { setTimeout } from 'node:timers/promises';
import { ActivityError } from '../activities/activity.ts';
import { errorMessage } from '../activities/error-message.ts';

/** What waiting for a file needs of the task. */
export interface Waiting {
    readonly signal: AbortSignal;
    log(line: string): void;
    /** How long to wait for another program to close the file, in milliseconds; a minute where it is absent. */
    readonly patience?: number;
}

const PATIENCE = 60_000;
const PAUSE = 200;

/**
 * Tries to open a DuckDB file until no other program holds it, or patience runs out.
 *
 * @throws ActivityError that names the other program; whatever else `open` throws, as it is
 */
export async function patiently<T>(file: string, { signal, log, patience = PATIENCE }: Waiting, open: () => Promise<T>): Promise<T> {
    const until = performance.now() + patience;
    for (let attempt = 1; ; attempt += 1) {
        signal.throwIfAborted();
        try {
            return await open();
        } catch (error) {
            const holder = holderOf(error);
            if (holder === undefined) throw error;
            if (performance.now() >= until) {
                throw new ActivityError(`${file} is open in ${holder}, and one program at a time may write a DuckDB file: close it there, then run the task again.`);
            }
            if (attempt === 1) log(`${file} is open in ${holder}: waiting until it is closed there.`);
            await setTimeout(PAUSE, undefined, { signal });
        }
    }
}

/** @returns the program that holds the file, or undefined where the error is another one */
function holderOf(error: unknown): string | undefined {
    const message = errorMessage(error);
    if (!/Could not set lock on file|being used by another process/.test(message)) return undefined;
    const match = /held in (.+?) \(PID (\d+)\)/.exec(message);
    return match ? `${match[1]} (process ${match[2]})` : 'another program';
}
