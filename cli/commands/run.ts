import { Command, Option } from 'commander';
import { action } from './action.ts';
import { collect } from './options.ts';
import { withLineOptions, withStartOptions, withTaskOptions, type SittingOptions } from './sitting-options.ts';
import { withWatchdog } from './watchdog.ts';

/** What `pline run` takes. */
export interface RunCommandOptions extends SittingOptions {
    readonly only?: readonly string[];
    readonly from?: readonly string[];
    readonly until?: readonly string[];
    readonly rerunFailed?: true;
    readonly dryRun?: true;
    readonly on?: 'airflow';
}

export const runCommand = (): Command => withTaskOptions(withStartOptions(withLineOptions(new Command('run')
    .summary('run a line')
    .description('Runs a line. Its tasks start in the order of their dependencies, as many at once as --jobs says.')
    .argument('<file>', 'the .pline file')
    .argument('[line]', 'the line; may be left out where the file has one')
    .option('--only <task>', 'run only this task, without what it depends on; may be repeated', collect)
    .option('--from <task>', 'run only this task and all that come after it; may be repeated', collect)
    .option('--until <task>', 'run only this task and all that it comes after; may be repeated', collect)
    .addOption(new Option('--rerun-failed', 'run only what did not succeed in the newest run of the line').conflicts(['only', 'from', 'until']))
    .addOption(new Option('--on <engine>', 'run it on another engine and follow it there; docs/airflow.md says how to set it up').choices(['airflow'])
        .conflicts(['only', 'from', 'until', 'rerunFailed', 'dryRun', 'jobs', 'pool', 'onFailure', 'grace']))
    .option('--dry-run', 'start nothing: say what would run, when, and with which values from where'))))
    .addHelpText('after', `
Examples:
  pline run flights.pline                            the file's only line
  pline run flights.pline nightly -e prod            in the environment "prod"
  pline run flights.pline nightly -p day=2026-01-31  with a param
  pline run flights.pline nightly --from revenue     from a task on, with what earlier runs left
  pline run flights.pline nightly --rerun-failed     what failed the last time, as a new run
  pline run flights.pline nightly --dry-run          what would run, with every value and where it comes from
  pline run flights.pline nightly --external run     first run the lines that it depends on
  pline run flights.pline nightly --on airflow       on Airflow, seen here like any other run
  pline run flights.pline nightly --json | jq 'select(.type == "task-ended")'

Ctrl-C cancels the run: the tasks are asked to end, and killed after the grace time. A second Ctrl-C kills them at once.
Logs, the journal and what ran lie in .pline/runs beside the file; "pline runs" lists them, "pline resume" goes on with one.

Exit code: 0 the line succeeded (failures that a task handles count as handled), 1 it failed or has errors,
2 wrong usage or a file that cannot be read, 130 cancelled.`)
    .action(action(async (file: string, line: string | undefined, options: RunCommandOptions) => {
        return withWatchdog(async (watchdog) => (await import('../run/run.ts')).run(file, line, { ...options, watchdog }));
    }));
