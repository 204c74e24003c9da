import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSummary } from '../../protocol/journal.ts';
import { codeOf, messageOf, RunError } from '../errors.ts';
import { listRuns, runFolder } from './runs.ts';

export interface PruneOptions {
    /** How many runs of each line stay: the newest. */
    readonly keep?: number;
    /** Runs that began longer ago than so many milliseconds go. */
    readonly olderThan?: number;
}

export interface Pruned {
    /** The runs that are gone. */
    readonly runs: readonly RunSummary[];
    /** Runs that cannot be read, and so were left alone: one sentence each. */
    readonly problems: readonly string[];
}

/**
 * Deletes old runs of a project folder: those that every given option would let go. The newest run of each line stays, for other
 * lines may ask how it ended; so does one that is running.
 * @throws RunError where a run cannot be deleted
 */
export async function pruneRuns(projectFolder: string, { keep = 1, olderThan = 0 }: PruneOptions, now = new Date()): Promise<Pruned> {
    const { runs, problems } = await listRuns(projectFolder);
    const old = [...Map.groupBy(runs, ({ line }) => line).values()].flatMap((ofLine) => ofLine.slice(Math.max(1, keep)));
    const gone = old.filter(({ status, started }) => status !== 'running' && now.getTime() - Date.parse(started) >= olderThan);
    for (const { id } of gone) await deleteRun(projectFolder, id);
    return { runs: gone, problems };
}

/** Takes the folder away whole before it deletes what is in it: a run is never there by half. */
async function deleteRun(projectFolder: string, id: string): Promise<void> {
    const bin = join(projectFolder, '.pline', 'deleted');
    try {
        await mkdir(bin, { recursive: true });
        await rename(runFolder(projectFolder, id), join(bin, id));
        await rm(bin, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
        if (codeOf(error) === 'ENOENT') return;
        throw new RunError(`Cannot delete run ${id} in ${projectFolder}: ${messageOf(error)}`);
    }
}
