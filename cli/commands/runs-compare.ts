import { Command } from 'commander';
import { action } from './action.ts';

export const compareCommand = (): Command => new Command('compare')
    .summary('put two runs side by side')
    .description(`Compares two runs task by task: how each ended, and how long it took. What differs most comes first.
Without runs: the newest run of the folder, and the one of the same line before it.`)
    .argument('[before]', 'the id of a run, as "pline runs" shows it')
    .argument('[after]', 'the id of another one; the newest of the same line, where it is left out')
    .option('-C, --folder <path>', 'the project folder, or a .pline file in it', '.')
    .option('--json', 'print the comparison as JSON; times are in milliseconds')
    .addHelpText('after', `
Examples:
  pline runs compare
  pline runs compare 20260130-020000-123-a1b2
  pline runs compare 20260130-020000-123-a1b2 20260131-020000-456-c3d4
  pline runs compare --json | jq '.tasks[] | select(.difference > 60000)'

Exit code: 0, or 2 where there is no such run or it cannot be read.`)
    .action(action(async (before: string | undefined, after: string | undefined, _options: object, command: Command) => {
        return (await import('../runs/compare.ts')).compare(before, after, command.optsWithGlobals());
    }));
