import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunGlance } from '../../protocol/history.ts';
import type { RunSummary } from '../../protocol/journal.ts';
import { codeOf, messageOf, RunError } from '../errors.ts';
import { glanceAt } from './glance.ts';
import { readRun, runFolder, runIds, summarize } from './runs.ts';

export interface PruneOptions {
    /** How many runs of each line stay: the newest. */
    readonly keep?: number;
    /** Runs that began longer ago than so many milliseconds go. */
    readonly olderThan?: number;
}

export interface Pruned {
    /** The runs that are gone, the newest first. */
    readonly runs: readonly RunSummary[];
    /** Runs that cannot be read, and so were left alone: one sentence each. */
    readonly problems: readonly string[];
}

/**
 * Deletes old runs of a project folder: those that every given option would let go. The newest run of each line stays, for other
 * lines may ask how it ended; so does one that is running.
 * @param dryRun only tells which would go
 * @throws RunError where a run cannot be deleted
 */
export async function pruneRuns(projectFolder: string, options: PruneOptions, { now = new Date(), dryRun = false } = {}): Promise<Pruned> {
    const all = await readable(await runIds(projectFolder), (id) => glanceAt(runFolder(projectFolder, id)));
    const old = await readable(oldRuns(all.runs, options, now), async ({ id }) => summarize((await readRun(runFolder(projectFolder, id))).view));
    for (const { id } of dryRun ? [] : old.runs) await deleteRun(projectFolder, id);
    return { runs: old.runs, problems: [...all.problems, ...old.problems] };
}

/** @param runs the newest first */
function oldRuns(runs: readonly RunGlance[], { keep = 1, olderThan = 0 }: PruneOptions, now: Date): readonly RunGlance[] {
    const old = [...Map.groupBy(runs, ({ line }) => line).values()].flatMap((ofLine) => ofLine.slice(Math.max(1, keep)));
    return old.filter(({ status, started }) => status !== 'running' && now.getTime() - Date.parse(started) >= olderThan);
}

/** One that cannot be read hides no other. */
async function readable<From, Run>(from: readonly From[], read: (from: From) => Promise<Run>): Promise<{ readonly runs: readonly Run[]; readonly problems: readonly string[] }> {
    const runs: Run[] = [];
    const problems: string[] = [];
    for (const each of from) await read(each).then((run) => runs.push(run), (error: unknown) => problems.push(messageOf(error)));
    return { runs, problems };
}

/**
 * Deletes one run, with its logs. Takes the folder away whole before it deletes what is in it: a run is never there by half.
 * @throws RunError where it cannot be deleted
 */
export async function deleteRun(projectFolder: string, id: string): Promise<void> {
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
