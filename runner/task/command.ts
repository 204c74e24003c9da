import type { CommandActivity } from '../activities/activity.ts';
import { messageOf, RunError } from '../errors.ts';
import type { Child, ChildEnd, ChildOptions } from '../process/child.ts';
import { endProcesses } from '../process/end.ts';
import { lastLine } from '../process/last-line.ts';
import { WatchdogLostError } from '../process/watchdog.ts';
import type { Outputs } from '../../protocol/journal.ts';
import { takeOutputs } from './outputs.ts';
import { stuckMessage, supervise } from './supervise.ts';
import type { Work, WorkEnd } from './work.ts';

export interface CommandWork extends Work {
    /** Where the command may write its outputs. */
    readonly outputFile: string;
    /** Secrets that may not stand in an argument list, where every user of the machine can read them. */
    readonly unspeakable: ReadonlySet<string>;
}

/** Runs a command and reads the outputs that it gives. @throws RunError or ActivityError where it cannot be started */
export async function runCommand(activity: CommandActivity, work: CommandWork): Promise<WorkEnd> {
    const { directory, log, masker, outputFile } = work;
    const command = activity.command(work.inputs, { directory, environment: work.environment });
    refuseSecrets(command.args, work.unspeakable);
    const child = await startCommand({
        file: command.file, args: command.args, directory, log, masker,
        environment: { ...work.environment, ...command.environment, PLINE_OUTPUT: outputFile },
        ...(command.input !== undefined && { input: command.input }),
    }, work);
    const end = await supervise(child, work);
    if ('stuck' in end) return { succeeded: false, message: stuckMessage(end), stuck: true };
    if ('lost' in end) {
        const living = await endProcesses({ leaders: [child.pid], mark: work.mark }, work.grace);
        return { succeeded: false, message: `${LOST}${living.length > 0 ? `; ${stuckMessage({ stuck: living })}` : ''}` };
    }
    return commandEnd(end, outputFile, log.path);
}

const LOST = 'was ended, because the process that had started it (the watchdog of the run) was killed';

async function startCommand(options: ChildOptions, { watchdog, mark, grace }: Work): Promise<Child> {
    try {
        return await watchdog.start(options);
    } catch (error) {
        // It may have been started all the same.
        if (error instanceof WatchdogLostError) await endProcesses({ leaders: [], mark }, grace);
        throw error;
    }
}

function refuseSecrets(args: readonly string[], secrets: ReadonlySet<string>): void {
    for (const secret of secrets) {
        if (args.some((argument) => argument.includes(secret))) {
            throw new RunError('A secret would stand in the argument list, where every user of the machine can read it: pass it as a variable, in the property environment.');
        }
    }
}

function commandEnd(end: ChildEnd, outputFile: string, log: string): WorkEnd {
    let outputs: Outputs;
    try {
        outputs = takeOutputs(outputFile);
    } catch (error) {
        return { succeeded: false, message: messageOf(error), ...end };
    }
    if ('signal' in end) return { succeeded: false, message: `was ended by ${end.signal}${quoted(log)}`, signal: end.signal, outputs };
    const { exitCode } = end;
    const all = { ...outputs, exit_code: exitCode };
    return exitCode === 0 ? { succeeded: true, outputs: all } : { succeeded: false, message: `ended with exit code ${exitCode}${quoted(log)}`, exitCode, outputs: all };
}

/** The last words of the log, which as a rule say what was wrong. */
function quoted(log: string): string {
    const line = lastLine(log);
    return line === undefined ? '' : `: ${line}`;
}
