/** Hands out the run's shared resources (a DuckDB file, say) to one task at a time, in the order of the requests. */
export class LockService {
    /** For each resource who holds it, and then who waits. */
    private readonly queues = new Map<string, Request[]>();

    /** Resolves when the owner holds the resource. One that is dropped while it waits never does. */
    acquire(resource: string, owner: LockOwner): Promise<void> {
        return new Promise((grant) => {
            const queue = this.queues.get(resource) ?? [];
            this.queues.set(resource, queue);
            queue.push({ owner, grant });
            if (queue.length === 1) grant();
        });
    }

    /** Gives a resource back; without effect where the owner does not hold it. */
    release(resource: string, owner: LockOwner): void {
        const queue = this.queues.get(resource);
        if (queue?.[0]?.owner !== owner) return;
        queue.shift();
        if (queue.length === 0) this.queues.delete(resource);
        else queue[0]!.grant();
    }

    /** The owner has ended: all that it holds is free, and all that it waits for is forgotten. */
    drop(owner: LockOwner): void {
        for (const [resource, queue] of this.queues) {
            const [holder, ...waiting] = queue;
            this.queues.set(resource, [holder!, ...waiting.filter((request) => request.owner !== owner)]);
            this.release(resource, owner);
        }
    }
}

/** Whoever asks: one object for each attempt of a task. */
export type LockOwner = object;

interface Request {
    readonly owner: LockOwner;
    readonly grant: () => void;
}
