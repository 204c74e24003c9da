import type { TaskEnd } from '../../protocol/journal.ts';
import type { TaskView } from '../../protocol/run-view.ts';
import { EmptyJournalError } from './reader.ts';
import { readRun, runFolder, runIds, type RecordedRun } from './runs.ts';

export interface LastEnd {
    readonly run: string;
    readonly status: TaskEnd;
    readonly task: TaskView;
}

/**
 * How a task of a line ended when it last did: in the newest run that records an end of it.
 * @param projectFolder the folder of the file that declares the line
 * @throws RunError for a newer run that cannot be read: it may hold the answer
 */
export async function lastEndOf(projectFolder: string, line: string, task: string): Promise<LastEnd | undefined> {
    for (const run of await runIds(projectFolder)) {
        const recorded = await readUnlessEmpty(runFolder(projectFolder, run));
        const view = recorded?.view.line === line ? recorded.view.tasks[task] : undefined;
        if (view !== undefined && view.status !== 'waiting' && view.status !== 'running') return { run, status: view.status, task: view };
    }
    return undefined;
}

/** A recorded run; undefined for one that was killed as it began. @throws RunError for a journal that cannot be read */
export async function readUnlessEmpty(folder: string): Promise<RecordedRun | undefined> {
    try {
        return await readRun(folder);
    } catch (error) {
        if (error instanceof EmptyJournalError) return undefined;
        throw error;
    }
}
