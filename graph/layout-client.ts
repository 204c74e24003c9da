import { Worker } from 'node:worker_threads';
import type { LineGraph } from '../protocol/graph.ts';
import type { LayoutReply, LayoutRequest } from './layout-messages.ts';
import type { PlainGraph } from './model.ts';

/** The layout gave no picture: the message says why, for a person. */
export class LayoutError extends Error {
    override readonly name = 'LayoutError';
}

/** A newer request for the same line overtook this one while it waited: nothing is wrong, the newer one's picture comes. */
export class LayoutSupersededError extends Error {
    override readonly name = 'LayoutSupersededError';
}

export interface LayoutOptions {
    /** Gives the layout up; a layout under way is ended with its thread. */
    readonly signal?: AbortSignal;
}

interface Job {
    readonly request: LayoutRequest;
    readonly resolve: (graph: LineGraph) => void;
    readonly reject: (reason: unknown) => void;
}

// Beside the bundle, or beside this source.
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './layout-worker.ts' : './layout.js', import.meta.url);

/**
 * Lays lines out in a worker thread, one after the other. The thread starts with the layouter, so that it is warm when the first line comes;
 * it does not keep the process alive while there is nothing to do. Call `dispose` in the end.
 */
export class GraphLayouter {
    #worker: Worker | undefined = this.#start();
    #nextId = 0;
    #running: Job | undefined;
    /** By line: the newest request that waits. */
    readonly #waiting = new Map<string, Job>();
    #disposed = false;

    /**
     * @param previous the line's picture before this one: neighbours keep their order
     * @returns the graph with places and ways
     * @throws {LayoutError} when the layout fails
     * @throws {LayoutSupersededError} when a newer request for the same line comes while this one waits
     * @throws the signal's reason, when it is aborted
     */
    layout(graph: PlainGraph, previous?: LineGraph, { signal }: LayoutOptions = {}): Promise<LineGraph> {
        if (this.#disposed) return Promise.reject(new LayoutError('The layouter has been disposed.'));
        if (signal?.aborted) return Promise.reject(signal.reason);
        const { promise, resolve, reject } = Promise.withResolvers<LineGraph>();
        const job: Job = { request: { id: this.#nextId++, graph, ...(previous && { previous }) }, resolve, reject };
        const key = `${graph.uri}#${graph.line}`;
        this.#waiting.get(key)?.reject(new LayoutSupersededError(`A newer layout of line ${graph.line} has been asked for.`));
        this.#waiting.set(key, job);
        const abort = (): void => this.#abort(key, job, signal?.reason);
        signal?.addEventListener('abort', abort, { once: true });
        this.#next();
        return promise.finally(() => signal?.removeEventListener('abort', abort));
    }

    /** Ends the thread and fails whatever it was asked for. */
    async dispose(): Promise<void> {
        this.#disposed = true;
        const worker = this.#worker;
        this.#worker = undefined;
        this.#fail('The layouter has been disposed.');
        await worker?.terminate();
    }

    #start(): Worker {
        const worker = new Worker(workerFile);
        worker.unref();
        worker.on('message', (reply: LayoutReply) => this.#settle(reply));
        worker.on('error', (error) => {
            if (worker !== this.#worker) return;
            this.#worker = undefined;
            this.#fail(`The layout's thread failed: ${error.message}`);
        });
        return worker;
    }

    #next(): void {
        const [entry] = this.#waiting;
        if (entry === undefined || this.#running !== undefined) return;
        const [key, job] = entry;
        this.#waiting.delete(key);
        this.#running = job;
        this.#worker ??= this.#start();
        this.#worker.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
        this.#worker.postMessage(job.request);
    }

    #settle(reply: LayoutReply): void {
        const job = this.#running;
        if (job?.request.id !== reply.id) return;
        this.#running = undefined;
        this.#worker?.unref();
        if ('graph' in reply) job.resolve(reply.graph);
        else job.reject(new LayoutError(`Line ${job.request.graph.line} could not be laid out: ${reply.error}`));
        this.#next();
    }

    #abort(key: string, job: Job, reason: unknown): void {
        job.reject(reason);
        if (this.#waiting.get(key) === job) this.#waiting.delete(key);
        if (this.#running !== job) return;
        // ELK cannot be interrupted.
        void this.#worker?.terminate();
        this.#worker = this.#start();
        this.#running = undefined;
        this.#next();
    }

    #fail(message: string): void {
        const jobs = [this.#running, ...this.#waiting.values()];
        this.#running = undefined;
        this.#waiting.clear();
        for (const job of jobs) job?.reject(new LayoutError(message));
    }
}
