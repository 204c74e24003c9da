import { Command } from 'commander';
import { Exit, type ExitCode } from '../exit.ts';
import { styleOf } from '../terminal/style.ts';
import { print, printError } from '../terminal/write.ts';
import { action } from './action.ts';
import { compareCommand } from './runs-compare.ts';
import { pruneCommand } from './runs-prune.ts';
import { showCommand } from './runs-show.ts';

export const runsCommand = (): Command => new Command('runs')
    .summary('list the runs of a project folder, tell of one, compare them, delete old ones')
    .description('Lists the runs of the lines in a folder, the newest first, whoever started them. A run whose process is gone is "interrupted".')
    .argument('[path]', 'the folder, or a .pline file in it', '.')
    .option('--json', 'print the runs as a JSON array')
    .addHelpText('after', `
Examples:
  pline runs
  pline runs examples/flights
  pline runs --json | jq '.[0].status'
  pline runs show                                 the newest run: its tasks, failures, critical path
  pline runs compare                              what is different in the newest run?
  pline runs prune --keep 20 --older-than 30d     keep 20 of each line, and all of the last 30 days

Exit code: 0, or 2 where the folder or a journal in it cannot be read.`)
    .action(action(runs))
    .addCommand(showCommand())
    .addCommand(compareCommand())
    .addCommand(pruneCommand());

async function runs(path: string, { json }: { readonly json?: true }): Promise<ExitCode> {
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
