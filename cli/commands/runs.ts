import { Command } from 'commander';
import type { PruneOptions } from '../../runner/index.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { styleOf } from '../terminal/style.ts';
import { print, printError } from '../terminal/write.ts';
import { action } from './action.ts';
import { durationOption, positiveInteger } from './options.ts';

export const runsCommand = (): Command => new Command('runs')
    .summary('list the runs of a project folder')
    .description('Lists the runs of the lines in a folder, the newest first, whoever started them. A run whose process is gone is "interrupted".')
    .argument('[path]', 'the folder, or a .pline file in it', '.')
    .option('--prune', 'delete old runs, by --keep or --older-than or both; the newest run of each line stays')
    .option('--keep <number>', 'with --prune: how many runs of each line stay', positiveInteger)
    .option('--older-than <duration>', 'with --prune: delete only runs that began longer ago, such as 30d', durationOption)
    .option('--json', 'print the runs as a JSON array; with --prune, those that were deleted')
    .addHelpText('after', `
Examples:
  pline runs
  pline runs examples/flights
  pline runs --json | jq '.[0].status'
  pline runs --prune --keep 20 --older-than 30d     keep 20 of each line, and all of the last 30 days

Exit code: 0, or 2 where the folder or a journal in it cannot be read.`)
    .action(action(runs));

interface RunsOptions extends PruneOptions {
    readonly prune?: true;
    readonly json?: true;
}

async function runs(path: string, { json, prune, keep, olderThan }: RunsOptions): Promise<ExitCode> {
    if (prune) {
        if (keep === undefined && olderThan === undefined) throw new UsageError('Say which runs are old: --prune takes --keep NUMBER, --older-than DURATION, or both.');
        return (await import('../runs/prune.ts')).prune(path, { keep, olderThan }, json === true);
    }
    if (keep !== undefined || olderThan !== undefined) throw new UsageError('--keep and --older-than go with --prune.');
    const [{ listRuns }, { projectFolder }, { runTable }] = await Promise.all([
        import('../../runner/index.ts'), import('../source/project.ts'), import('../runs/table.ts'),
    ]);
    const folder = await projectFolder(path);
    const { runs, problems } = await listRuns(folder);
    if (json) print(JSON.stringify(runs, undefined, 2));
    else if (runs.length > 0) print(runTable(runs, new Date(), styleOf(process.stdout)));
    else print(`No run is kept in ${path}. Runs lie beside the file of their line; name its folder: pline runs FOLDER`);
    for (const problem of problems) printError(`pline: ${problem}`);
    return problems.length > 0 ? Exit.unusable : Exit.ok;
}
