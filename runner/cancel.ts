/** A run is cancelled by a file in its folder: so any process on any system can do it, and no signal can hit the wrong process. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunStatus } from '../protocol/journal.ts';
import { messageOf, RunError } from './errors.ts';
import { readRun } from './journal/runs.ts';

const LOOK_MILLISECONDS = 200;

/**
 * Asks a run to cancel, whichever process does it. It does so within moments; its journal tells when it has ended.
 * @param runFolder `.pline/runs/<run id>`
 * @throws RunError for a run that is not running, or cannot be read
 */
export async function requestCancel(runFolder: string): Promise<void> {
    const { view } = await readRun(runFolder);
    if (view.status !== 'running') throw new RunError(`Run ${view.id} of line ${view.line} is not running: it ${wasOrNot(view.status)}${view.status}.`);
    try {
        await writeFile(cancelRequest(runFolder), '');
    } catch (error) {
        throw new RunError(`Cannot ask run ${view.id} to cancel: ${messageOf(error)}`);
    }
}

/** Calls back once when the run is asked to cancel. @returns what ends the watch */
export function watchForCancel(runFolder: string, callback: () => void): () => void {
    const file = cancelRequest(runFolder);
    // A look costs less than a file watcher, and works on every file system.
    const timer = setInterval(() => {
        if (!existsSync(file)) return;
        clearInterval(timer);
        callback();
    }, LOOK_MILLISECONDS);
    return () => clearInterval(timer);
}

/** The file that asks a run to cancel. */
export function cancelRequest(runFolder: string): string {
    return join(runFolder, 'cancel');
}

function wasOrNot(status: RunStatus): string {
    return status === 'interrupted' || status === 'cancelled' ? 'was ' : '';
}
