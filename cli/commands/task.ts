import { Command } from 'commander';
import { action } from './action.ts';
import { withStartOptions, withTaskOptions, type SittingOptions } from './sitting-options.ts';
import { withWatchdog } from './watchdog.ts';

export interface TaskCommandOptions extends SittingOptions {
    readonly within?: string;
    readonly result?: string;
}

export const taskCommand = (): Command => withTaskOptions(withStartOptions(new Command('task')))
    .summary('run one task of a line, alone')
    .description('Runs one task of a line without what it depends on. The run has a journal and a log like any other, and minds no other run of the line.')
    .argument('<file>', 'the .pline file')
    .argument('<line>', 'the line')
    .argument('<task>', 'the code of the task')
    .option('--within <file>', 'for other engines: the run that the task is a part of, as JSON with id, started, and the outputs by task, or - for a line on standard input, whose end cancels the task; the log goes to standard output, the engine tries again, and no run is kept here')
    .option('--result <file>', 'write how the task ended, and its outputs, to this file as JSON')
    .addHelpText('after', `
Examples:
  pline task flights.pline nightly carriers
  pline task flights.pline nightly report --param day=2026-01-31
  pline task flights.pline nightly report --within run.json --result result.json

Exit code: 0 the task succeeded, 1 it failed or the file has errors, 2 wrong usage or a file that cannot be read, 130 cancelled.`)
    .action(action(async (file: string, line: string, task: string, options: TaskCommandOptions) => {
        return withWatchdog(async (watchdog) => options.within === undefined && options.result === undefined
            ? (await import('../run/run.ts')).run(file, line, { ...options, only: [task], ifRunning: 'ignore', watchdog })
            : (await import('../run/engine-task.ts')).engineTask(file, line, task, { ...options, watchdog }));
    }));
