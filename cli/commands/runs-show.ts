import { Command } from 'commander';
import { action } from './action.ts';

export const showCommand = (): Command => new Command('show')
    .summary('tell of one run: its tasks, its failures, and what its time hangs on')
    .description('Tells how a run went: each task with its status and time, the ends of the logs of those that failed, and the critical path with what more tasks at once could have saved.')
    .argument('[run]', 'the id of a run, as "pline runs" shows it; the newest of the folder, where it is left out')
    .option('-C, --folder <path>', 'the project folder, or a .pline file in it', '.')
    .option('--json', 'print the run as JSON')
    .addHelpText('after', `
Examples:
  pline runs show
  pline runs show 20260130-020000-123-a1b2
  pline runs show --json | jq '.tasks.revenue.outputs'

Exit code: 0, or 2 where there is no such run or it cannot be read.`)
    .action(action(async (run: string | undefined, _options: object, command: Command) => (await import('../runs/show.ts')).show(run, command.optsWithGlobals())));
