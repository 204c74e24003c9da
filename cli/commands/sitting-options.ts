import { Option, type Command } from 'commander';
import type { FailureMode } from '../../protocol/journal.ts';
import type { IfRunning } from '../../runner/options.ts';
import { durationOption, param, pool, positiveInteger } from './options.ts';

/** What every command takes that does a run, or a part of one. */
export interface SittingOptions {
    readonly param?: Readonly<Record<string, string>>;
    readonly environment?: string;
    readonly jobs?: number;
    readonly external?: 'last' | 'run' | 'success' | 'failure';
    readonly onFailure?: FailureMode;
    readonly pool?: Readonly<Record<string, number>>;
    readonly ifRunning?: IfRunning | 'ignore';
    readonly grace?: number;
    readonly json?: true;
}

/** Adds the options that a line as a whole and one task have in common. */
export function withTaskOptions(command: Command): Command {
    return command
        .option('-p, --param <name=value>', 'set a param of the line; may be repeated', param)
        .option('--grace <duration>', 'how long a cancelled task may take to end before it is killed, such as 10s', durationOption)
        .option('--json', 'print the events of the run, one JSON object a line');
}

/** Adds those that only matter where several tasks run. */
export function withLineOptions(command: Command): Command {
    return command
        .option('-j, --jobs <number>', 'how many tasks run at once (default: one for each processor)', positiveInteger)
        .option('--pool <name=number>', 'how many tasks of a pool run at once; may be repeated', pool)
        .addOption(new Option('--on-failure <mode>', 'after a failure that no task handles: go on with the rest (the default), start nothing new, or cancel what runs too')
            .choices(['continue', 'drain', 'cancel']))
        .addOption(new Option('--if-running <mode>', 'while another run of the line goes on: refuse (the default, unless the line says otherwise), wait for its end, or run all the same')
            .choices(['refuse', 'wait', 'allow']));
}

/** Adds those that a run keeps from its beginning. */
export function withStartOptions(command: Command): Command {
    return command
        .option('-e, --environment <name>', 'the environment to run for (default: the first that the file names)')
        .addOption(externalOption().default('last'));
}

export function externalOption(): Option {
    return new Option('--external <mode>', 'tasks of other lines: their last status, run those lines first, or assume success or failure')
        .choices(['last', 'run', 'success', 'failure']);
}
