import type { ResolvedLine } from '../../language/model/types.ts';
import { RunError } from '../errors.ts';
import { readUnlessEmpty } from '../journal/last-task.ts';
import { runFolder, runIds, type RecordedRun } from '../journal/runs.ts';
import type { RunOptions } from '../options.ts';
import { projectFolderOf } from './project-folder.ts';

/** What to run for what did not succeed in an earlier run. */
export interface Rerun extends Required<Pick<RunOptions, 'tasks' | 'outside'>> {
    /** That run. */
    readonly run: string;
}

/**
 * The tasks that did not succeed in the newest run of a line; those that did count as they ended.
 * @throws RunError where the line has no run, or a newer run cannot be read
 */
export async function rerunOf(line: ResolvedLine): Promise<Rerun> {
    const newest = await newestRun(line);
    if (newest === undefined) throw new RunError(`No run of line ${line.name} is kept: there is nothing to run again. Run the line first.`);
    const { view, start } = newest;
    const ran = ({ name }: { readonly name: string }): boolean => start.choice === undefined || name in view.tasks;
    const tasks = line.tasks.filter((task) => ran(task) && view.tasks[task.name]?.status !== 'succeeded').map(({ name }) => name);
    return { run: view.id, tasks, outside: start.choice ?? 'succeeded' };
}

async function newestRun(line: ResolvedLine): Promise<RecordedRun | undefined> {
    const folder = projectFolderOf(line);
    for (const run of await runIds(folder)) {
        const recorded = await readUnlessEmpty(runFolder(folder, run));
        if (recorded?.view.line === line.name) return recorded;
    }
    return undefined;
}
