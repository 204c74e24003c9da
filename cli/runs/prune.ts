import { pruneRuns } from '../../runner/index.ts';
import type { PruneCommandOptions } from '../commands/runs-prune.ts';
import { Exit, type ExitCode } from '../exit.ts';
import { projectFolder } from '../source/project.ts';
import { styleOf } from '../terminal/style.ts';
import { print, printError } from '../terminal/write.ts';
import { runTable } from './table.ts';

/**
 * Deletes old runs, and says which.
 * @param path the project folder, or a file in it
 */
export async function prune(path: string, { keep, olderThan, dryRun, json }: PruneCommandOptions): Promise<ExitCode> {
    const { runs, problems } = await pruneRuns(await projectFolder(path), { keep, olderThan }, { dryRun: dryRun === true });
    if (json) print(JSON.stringify(runs, undefined, 2));
    else print(runs.length > 0 ? `${dryRun ? 'Would be deleted' : 'Deleted'}:\n${runTable(runs, new Date(), styleOf(process.stdout))}` : `No run in ${path} is old enough to delete.`);
    for (const problem of problems) printError(`pline: ${problem}`);
    return problems.length > 0 ? Exit.unusable : Exit.ok;
}
