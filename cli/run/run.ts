import { rerunOf, runLine, type RunOptions } from '../../runner/index.ts';
import type { RunCommandOptions } from '../commands/run.ts';
import { Exit, type ExitCode } from '../exit.ts';
import { chooseLine } from '../source/line.ts';
import { loadSource } from '../source/load.ts';
import { refuseErrors } from '../source/refuse.ts';
import { print } from '../terminal/write.ts';
import { dryRun } from './dry-run.ts';
import { perform, sharedOptions, type Started } from './perform.ts';

/** Runs a line of a file that has no errors, and tells how it goes. */
export async function run(file: string, lineName: string | undefined, options: RunCommandOptions & Started): Promise<ExitCode> {
    const source = await loadSource(file);
    if (refuseErrors(source.problems)) return Exit.failed;
    const line = chooseLine(source, lineName);
    if (options.on === 'airflow') return (await import('./on-airflow.ts')).runOnAirflow(source, line, options);
    const { param: params, only: tasks, from, until } = options;
    let choice: RunOptions = { tasks, from, until };
    if (options.rerunFailed) {
        const rerun = await rerunOf(line);
        if (rerun.tasks.length === 0) {
            print(`Every task of run ${rerun.run} succeeded: there is nothing to run again.`);
            return Exit.ok;
        }
        choice = { tasks: rerun.tasks, outside: rerun.outside };
    }
    if (options.dryRun) return dryRun(line, { ...sharedOptions(options), ...choice, params }, options.json === true);
    return perform(source, line, options, (shared) => runLine(line, { ...shared, ...choice, params }));
}
