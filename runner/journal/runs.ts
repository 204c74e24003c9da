/** The runs of a project folder, as their journals tell them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSummary, TaskEnd } from '../../protocol/journal.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { codeOf, messageOf, RunError } from '../errors.ts';
import { isAlive } from '../process/identity.ts';
import { interruptedView, RunFold, type RunStarted } from './fold.ts';
import { readJournal } from './reader.ts';

/** A run as its journal tells it. */
export interface RecordedRun {
    readonly view: RunView;
    /** How it began. */
    readonly start: RunStarted;
    /** The journal's end was torn and left out: in words. */
    readonly torn?: string;
}

/** Where the runs of a project folder are kept. */
export function runsFolder(projectFolder: string): string {
    return join(projectFolder, '.pline', 'runs');
}

/** The folder of one run. */
export function runFolder(projectFolder: string, run: string): string {
    return join(runsFolder(projectFolder), run);
}

/**
 * Reads one run.
 * @param folder the run's folder
 * @throws RunError for a journal that is missing, unreadable or corrupt
 */
export async function readRun(folder: string): Promise<RecordedRun> {
    const { events, torn } = await readJournal(folder);
    const fold = new RunFold(folder);
    for (const event of events) fold.add(event);
    return { view: currentView(fold)!, start: fold.start!, ...(torn !== undefined && { torn }) };
}

/** The fold's view, `interrupted` where the journal has no end and its process is gone; undefined before `run-started`. */
export function currentView(fold: RunFold): RunView | undefined {
    const view = fold.view();
    const writer = fold.process;
    return view?.status === 'running' && writer && !isAlive(writer.pid, writer.started) ? interruptedView(view) : view;
}

/** The ids of the runs of a project folder, the newest first. @throws RunError where the folder cannot be read */
export async function runIds(projectFolder: string): Promise<readonly string[]> {
    try {
        const entries = await readdir(runsFolder(projectFolder), { withFileTypes: true });
        return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort().reverse();
    } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw new RunError(`Cannot read the runs in ${runsFolder(projectFolder)}: ${messageOf(error)}`);
    }
}

export interface RunList {
    /** The newest first. */
    readonly runs: readonly RunSummary[];
    /** Journals that could not be read, and tails that were left out: one sentence each. */
    readonly problems: readonly string[];
}

/**
 * Lists the runs of a project folder. A run that cannot be read is told under `problems` and hides no other.
 * @throws RunError where the folder itself cannot be read
 */
export async function listRuns(projectFolder: string): Promise<RunList> {
    const runs: RunSummary[] = [];
    const problems: string[] = [];
    for (const id of await runIds(projectFolder)) {
        try {
            const { view, torn } = await readRun(runFolder(projectFolder, id));
            runs.push(summarize(view));
            if (torn !== undefined && view.status !== 'running') problems.push(torn);
        } catch (error) {
            problems.push(messageOf(error));
        }
    }
    return { runs, problems };
}

/** The run in a line of a list. */
export function summarize(view: RunView): RunSummary {
    const tasks: Record<TaskEnd, number> = { succeeded: 0, failed: 0, skipped: 0, cancelled: 0 };
    for (const { status } of Object.values(view.tasks)) {
        if (status !== 'waiting' && status !== 'running') tasks[status] += 1;
    }
    return { id: view.id, line: view.line, status: view.status, started: view.started, ended: view.ended ?? null, tasks };
}
