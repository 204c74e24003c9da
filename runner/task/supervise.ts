import type { Child } from '../process/child.ts';
import { endProcesses } from '../process/end.ts';
import type { Work } from './work.ts';

/** A process that not even SIGKILL ended. */
export interface Stuck {
    readonly stuck: readonly number[];
}

/** Waits for a child to end; when the attempt is to stop, ends it with all that it started. */
export async function supervise<End>(child: Child<End>, work: Pick<Work, 'signal' | 'grace' | 'mark' | 'started'>): Promise<End | Stuck> {
    const { signal, grace, mark } = work;
    const { promise: stuck, resolve: giveUp } = Promise.withResolvers<Stuck>();
    let stopping: Promise<void> | undefined;
    const end = async (): Promise<void> => {
        const living = await endProcesses({ leaders: [child.pid], mark }, grace);
        if (living.length > 0) giveUp({ stuck: living });
    };
    const stop = (): void => { stopping = end(); };
    work.started(child);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    const ended = await Promise.race([child.ended, stuck]);
    signal.removeEventListener('abort', stop);
    await stopping;
    return ended;
}

/** What to say of processes that live on. */
export function stuckMessage({ stuck }: Stuck): string {
    return `could not be ended: process ${stuck.join(', ')} lives on; end it by hand before the next run`;
}
