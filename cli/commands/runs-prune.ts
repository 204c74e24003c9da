import { Command } from 'commander';
import type { PruneOptions } from '../../runner/index.ts';
import { UsageError, type ExitCode } from '../exit.ts';
import { action } from './action.ts';
import { durationOption, positiveInteger } from './options.ts';

/** What `pline runs prune` takes. */
export interface PruneCommandOptions extends PruneOptions {
    readonly dryRun?: true;
    readonly json?: true;
}

export const pruneCommand = (): Command => new Command('prune')
    .summary('delete old runs')
    .description('Deletes old runs of a folder, with their logs. A run that is going on stays, and so does the newest run of each line.')
    .argument('[path]', 'the folder, or a .pline file in it', '.')
    .option('--keep <number>', 'how many runs of each line stay', positiveInteger)
    .option('--older-than <duration>', 'delete only runs that began longer ago, such as 30d', durationOption)
    .option('--dry-run', 'delete nothing: say which runs would go')
    .option('--json', 'print the runs that go as a JSON array')
    .addHelpText('after', `
Examples:
  pline runs prune --keep 20                      the newest 20 runs of each line stay
  pline runs prune --older-than 30d --dry-run     what is older than 30 days?
  pline runs prune --keep 20 --older-than 30d     only what is neither among the newest 20 nor of the last 30 days

In VS Code the settings pline.runs.keep and pline.runs.keepDays do the same after each run.

Exit code: 0, or 2 where the folder or a journal in it cannot be read.`)
    // What stands before the subcommand's name belongs to the command above it.
    .action(action(async (path: string, _options: object, command: Command) => prune(path, command.optsWithGlobals())));

async function prune(path: string, options: PruneCommandOptions): Promise<ExitCode> {
    if (options.keep === undefined && options.olderThan === undefined) throw new UsageError('Say which runs are old: --keep NUMBER, --older-than DURATION, or both.');
    return (await import('../runs/prune.ts')).prune(path, options);
}
