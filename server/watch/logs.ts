import { join } from 'node:path';
import type { FollowLogParams, LogChanged } from '../../protocol/lsp.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { runFolder } from '../../runner/journal/runs.ts';
import { projectFolderOf } from '../project-folder.ts';
import { keyOf } from './key.ts';
import { LogTail } from './log-tail.ts';

/** Sends what a task's attempt logs, as it is written: one log for each line. */
export class LogWatcher {
    private readonly tails = new Map<string, LogTail>();
    private readonly send: (message: LogChanged) => void;

    constructor(send: (message: LogChanged) => void) {
        this.send = send;
    }

    /** Begins to send a log, instead of the one before of its line; without a source, ends that. */
    follow({ uri, line, source }: FollowLogParams): void {
        const key = keyOf({ uri, line });
        this.tails.get(key)?.dispose();
        this.tails.delete(key);
        const folder = projectFolderOf(uri);
        // Names come from outside: none leads out of the folder.
        if (!source || folder === undefined || ![source.run, source.task].every((name) => /^[\w.-]+$/.test(name) && !name.startsWith('.'))) return;
        const path = join(runFolder(folder, source.run), 'logs', `${source.task}.${source.attempt}.log`);
        this.tails.set(key, new LogTail(path, (reset, text) => this.send({ uri, line, source, reset, text })));
    }

    dispose(): void {
        for (const tail of this.tails.values()) tail.dispose();
        this.tails.clear();
    }
}
