import { setTimeout } from 'node:timers/promises';
import { ActivityError, type ActivityContext } from '../activity.ts';
import { errorCode, errorMessage } from '../error-message.ts';
import { pauseBefore } from './retry-after.ts';

export interface HttpRequest {
    readonly url: URL;
    readonly init: RequestInit & { readonly method: string };
    /** The request for a message, without secrets. */
    readonly shown: string;
}

export interface Patience {
    /** How often the request is made at most. */
    readonly tries: number;
    /** Whether an answer of this status is worth another try. */
    again(status: number): boolean;
}

/** Longer than that a server is not waited for, in milliseconds: the task's own `retries` are for that. */
const MOST_PATIENCE = 10 * 60_000;

/**
 * Makes a request, and makes it again where the answer says that this might help.
 *
 * @throws ActivityError where there is no answer
 */
export async function send(request: HttpRequest, { tries, again }: Patience, context: Pick<ActivityContext, 'signal' | 'log'>): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
        const response = await sendOnce(request, context.signal);
        if (attempt >= tries || !again(response.status)) return response;
        const pause = pauseBefore(attempt, response.headers.get('retry-after'), Date.now());
        if (pause > MOST_PATIENCE) return response;
        await response.body?.cancel();
        context.log(`${request.shown}: ${response.status}, try ${attempt} of ${tries}; the next one in ${Math.round(pause / 1000)} s`);
        await setTimeout(pause, undefined, { signal: context.signal });
    }
}

/** @throws ActivityError where there is no answer */
export async function sendOnce({ url, init, shown }: HttpRequest, signal: AbortSignal): Promise<Response> {
    try {
        return await fetch(url, { ...init, signal });
    } catch (error) {
        signal.throwIfAborted();
        const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
        const hint = errorCode(cause) === 'ECONNREFUSED' ? ' Does the server run, and is the port right?' : errorCode(cause) === 'ENOTFOUND' ? ' Is the name spelled right?' : '';
        throw new ActivityError(`${shown} got no answer: ${errorMessage(cause)}.${hint}`);
    }
}
