import { useSyncExternalStore } from 'react';

const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

/**
 * The time in milliseconds, anew each second: one clock for all, so that all counters move together, and none while nobody counts.
 */
export function useNow(): number {
    return useSyncExternalStore(watch, read);
}

function watch(watcher: () => void): () => void {
    watchers.add(watcher);
    now = Date.now();
    timer ??= setInterval(tick, 1000);
    return () => {
        watchers.delete(watcher);
        if (watchers.size > 0) return;
        clearInterval(timer);
        timer = undefined;
    };
}

function tick(): void {
    now = Date.now();
    for (const watcher of watchers) watcher();
}

function read(): number {
    return now;
}
