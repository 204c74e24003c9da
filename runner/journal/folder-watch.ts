import { existsSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';

/** Watches a folder and others that change with it; while the folder is not there yet, the nearest one above it. */
export class FolderWatch {
    private readonly changed: () => void;
    private watchers = new Map<string, FSWatcher>();

    constructor(changed: () => void) {
        this.changed = changed;
    }

    set(folder: string, others: readonly string[]): void {
        const wanted = new Set([nearest(folder), ...others]);
        for (const [path, watcher] of this.watchers) {
            if (wanted.has(path)) continue;
            watcher.close();
            this.watchers.delete(path);
        }
        for (const path of wanted) if (!this.watchers.has(path)) this.add(path);
    }

    dispose(): void {
        for (const watcher of this.watchers.values()) watcher.close();
        this.watchers.clear();
    }

    /** Where watching is not to be had (the system's limit is reached, say), the caller's regular looks have to do. */
    private add(path: string): void {
        try {
            const watcher = watch(path, this.changed).on('error', () => {
                watcher.close();
                this.watchers.delete(path);
            });
            watcher.unref();
            this.watchers.set(path, watcher);
        } catch {
            this.watchers.delete(path);
        }
    }
}

function nearest(folder: string): string {
    const parent = dirname(folder);
    return existsSync(folder) || parent === folder ? folder : nearest(parent);
}
