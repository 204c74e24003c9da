import { useSyncExternalStore } from 'react';

/** Below this width, in pixels, the properties lie below the graph. The style sheets have the same. */
const query = window.matchMedia('(max-width: 720px)');

/** @returns whether the panel is too narrow for parts side by side */
export function useNarrow(): boolean {
    return useSyncExternalStore(watch, () => query.matches);
}

function watch(watcher: () => void): () => void {
    query.addEventListener('change', watcher);
    return () => query.removeEventListener('change', watcher);
}
