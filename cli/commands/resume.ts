import { Command } from 'commander';
import { action } from './action.ts';
import { externalOption, withLineOptions, withTaskOptions, type SittingOptions } from './sitting-options.ts';
import { withWatchdog } from './watchdog.ts';

export interface ResumeCommandOptions extends SittingOptions {
    readonly folder: string;
}

export const resumeCommand = (): Command => withTaskOptions(withLineOptions(new Command('resume')
    .summary('go on with a run that was interrupted, failed or cancelled')
    .description(`Goes on with a run, in its folder and journal. What is left of it is ended first; tasks that succeeded are not run again,
the rest is decided anew, as the file is now. Without a run: the newest in the folder.`)
    .argument('[run]', 'the id of the run, as "pline runs" shows it')
    .option('-C, --folder <path>', 'the project folder, or a .pline file in it', '.'))
    .addOption(externalOption()))
    .addHelpText('after', `
Examples:
  pline resume                                  the newest run here
  pline resume 20260131-020000-123-a1b2
  pline resume -p password=…                    with a param that is secret, which no run keeps

The run keeps its params, its environment and its choice of tasks; the other options are those that it began with, unless they are given.

Exit code: as "pline run" has it; 2 too where there is no such run, or it succeeded or still goes on.`)
    .action(action(async (run: string | undefined, options: ResumeCommandOptions) => {
        return withWatchdog(async (watchdog) => (await import('../run/resume.ts')).resume(run, { ...options, watchdog }));
    }));
