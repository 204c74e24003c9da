import { Command } from 'commander';
import { action } from './action.ts';
import { withStartOptions, withTaskOptions, type SittingOptions } from './sitting-options.ts';
import { withWatchdog } from './watchdog.ts';

export const taskCommand = (): Command => withTaskOptions(withStartOptions(new Command('task')))
    .summary('run one task of a line, alone')
    .description('Runs one task of a line without what it depends on. The run has a journal and a log like any other, and minds no other run of the line.')
    .argument('<file>', 'the .pline file')
    .argument('<line>', 'the line')
    .argument('<task>', 'the code of the task')
    .addHelpText('after', `
Examples:
  pline task flights.pline nightly carriers
  pline task flights.pline nightly report --param day=2026-01-31

Exit code: 0 the task succeeded, 1 it failed or the file has errors, 2 wrong usage or a file that cannot be read, 130 cancelled.`)
    .action(action(async (file: string, line: string, task: string, options: SittingOptions) => {
        return withWatchdog(async (watchdog) => (await import('../run/run.ts')).run(file, line, { ...options, only: [task], ifRunning: 'ignore', watchdog }));
    }));
