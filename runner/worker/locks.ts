import type { FromWorker } from './messages.ts';

/** The worker's side of the locks that the runner hands out. */
export class Locks {
    readonly #send: (message: FromWorker) => void;
    readonly #signal: AbortSignal;
    readonly #waiting = new Map<string, (() => void)[]>();

    /** @param signal aborted when nobody is to wait any longer */
    constructor(send: (message: FromWorker) => void, signal: AbortSignal) {
        this.#send = send;
        this.#signal = signal;
    }

    /** @returns once this task holds the resource; what it gets gives it back */
    async acquire(resource: string): Promise<() => void> {
        await new Promise<void>((granted, refused) => {
            this.#signal.addEventListener('abort', () => refused(this.#signal.reason), { once: true });
            this.#waiting.set(resource, [...(this.#waiting.get(resource) ?? []), granted]);
            this.#send({ type: 'lock', resource });
        });
        return () => this.#send({ type: 'unlock', resource });
    }

    /** The runner's answer to the oldest request for the resource. */
    granted(resource: string): void {
        this.#waiting.get(resource)?.shift()?.();
    }
}
