import { glanceAt, compareRuns, readRun, runFolder, runIds } from '../../runner/index.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { projectFolder } from '../source/project.ts';
import { styleOf } from '../terminal/style.ts';
import { print } from '../terminal/write.ts';
import { comparisonTable } from './comparison-table.ts';

interface CompareOptions {
    readonly folder: string;
    readonly json?: true;
}

/**
 * Prints how two runs differ.
 * @throws {UsageError} where there is no such run, or no other one to compare it with
 */
export async function compare(before: string | undefined, after: string | undefined, { folder: path, json }: CompareOptions): Promise<ExitCode> {
    const project = await projectFolder(path);
    const ids = await runIds(project);
    for (const id of [before, after]) if (id !== undefined && !ids.includes(id)) throw new UsageError(`There is no run ${id} in ${path}. "pline runs" lists those there are.`);
    const [first, second] = before !== undefined && after !== undefined ? [before, after] : await chosen(project, ids, before);
    const [old, now] = await Promise.all([first, second].map(async (id) => (await readRun(runFolder(project, id))).view));
    const comparison = compareRuns(old!, now!);
    print(json ? JSON.stringify(comparison, undefined, 2) : comparisonTable(comparison, styleOf(process.stdout)));
    return Exit.ok;
}

/** The newest run and the one of its line before it; or the one that was named, and the newest of its line. */
async function chosen(project: string, ids: readonly string[], before: string | undefined): Promise<readonly [before: string, after: string]> {
    const start = before ?? ids[0];
    if (start === undefined) throw new UsageError('No run is kept here: there is nothing to compare. Name the project folder with --folder.');
    const { line } = await glanceAt(runFolder(project, start));
    for (const id of ids) {
        if (id === start || (await glanceAt(runFolder(project, id))).line !== line) continue;
        return before === undefined ? [id, start] : [start, id];
    }
    throw new UsageError(`Run ${start} is the only one of line ${line}: there is nothing to compare it with.`);
}
