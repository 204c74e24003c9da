import type { LineRef, RunChanged } from '../../protocol/lsp.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { followRuns } from '../../runner/journal/follow.ts';
import { projectFolderOf } from '../project-folder.ts';
import { keyOf } from './key.ts';

/** Sends how the newest run of each watched line stands, whoever started it. */
export class RunWatcher {
    private readonly watched = new Map<string, () => void>();
    private readonly send: (message: RunChanged) => void;
    private readonly warn: (message: string) => void;

    /** @param warn gets what is wrong with a journal that cannot be read, in a sentence */
    constructor(send: (message: RunChanged) => void, warn: (message: string) => void) {
        this.send = send;
        this.warn = warn;
    }

    /** Begins to send a line's newest run; how it stands now comes first, also for a line that is watched already. */
    watch(ref: LineRef): void {
        this.unwatch(ref);
        const folder = projectFolderOf(ref.uri);
        if (folder === undefined) {
            this.send(ref);
            return;
        }
        const stop = followRuns(folder, ref.line, (run) => this.send({ ...ref, ...(run && { run }) }), this.warn);
        this.watched.set(keyOf(ref), stop);
    }

    unwatch(ref: LineRef): void {
        this.watched.get(keyOf(ref))?.();
        this.watched.delete(keyOf(ref));
    }

    dispose(): void {
        for (const stop of this.watched.values()) stop();
        this.watched.clear();
    }
}
