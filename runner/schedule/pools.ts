/** Pools limit how many of some tasks run at once. A task takes a place in each of its pools, or waits at the first that is full. */
import { PersistentQueue } from './persistent.ts';

export interface Pool {
    readonly free: number;
    /** Indexes of the tasks that wait for a place. */
    readonly waiting: PersistentQueue<number>;
}

export type Pools = ReadonlyMap<string, Pool>;

/** @param sizes how many tasks may hold a place at once: at least 1 each */
export function emptyPools(sizes: ReadonlyMap<string, number>): Pools {
    return new Map([...sizes].map(([name, free]) => [name, { free, waiting: PersistentQueue.empty<number>() }]));
}

/** The first of the pools that has no place left. */
export function fullPool(pools: Pools, names: readonly string[]): string | undefined {
    return names.find((name) => poolOf(pools, name).free === 0);
}

/** Takes a place in each of the pools. */
export function takePlaces(pools: Pools, names: readonly string[]): Pools {
    return changed(pools, names, ({ free, waiting }) => ({ free: free - 1, waiting }));
}

/** Gives the places back. */
export function freePlaces(pools: Pools, names: readonly string[]): Pools {
    return changed(pools, names, ({ free, waiting }) => ({ free: free + 1, waiting }));
}

/** Lets a task wait for a place. */
export function queueAt(pools: Pools, name: string, task: number): Pools {
    return changed(pools, [name], ({ free, waiting }) => ({ free, waiting: waiting.add(task) }));
}

/** One waiting task for each of the pools that has a place: it may try again. */
export function wakeOne(pools: Pools, names: readonly string[]): { readonly pools: Pools; readonly woken: readonly number[] } {
    const woken: number[] = [];
    const next = changed(pools, names, (pool) => {
        const taken = pool.free > 0 ? pool.waiting.take() : undefined;
        if (taken === undefined) return pool;
        woken.push(taken.item);
        return { free: pool.free, waiting: taken.rest };
    });
    return { pools: next, woken };
}

function changed(pools: Pools, names: readonly string[], change: (pool: Pool) => Pool): Pools {
    if (names.length === 0) return pools;
    const copy = new Map(pools);
    for (const name of names) copy.set(name, change(poolOf(copy, name)));
    return copy;
}

function poolOf(pools: Pools, name: string): Pool {
    const pool = pools.get(name);
    if (pool === undefined) throw new Error(`There is no pool ${name} in the run.`);
    return pool;
}
