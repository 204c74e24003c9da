import { join } from 'node:path';
import type { Outputs, TaskError } from '../../protocol/journal.ts';
import { messageOf } from '../errors.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { Plan, PlannedTask } from '../plan/plan.ts';
import type { Child } from '../process/child.ts';
import { LogFile } from '../process/log-file.ts';
import { runCommand } from './command.ts';
import type { Inherited } from '../options.ts';
import { runInline } from './inline.ts';
import { runLineTask, type LineWork, type RunOtherLine } from './line.ts';
import type { LockService } from './locks.ts';
import { attemptMark, markVariables, runMark, sittingMark } from '../process/marks.ts';
import { maskedOutputs } from './outputs.ts';
import { prepareTask, type PreparedTask } from './prepare.ts';
import { ProgressThrottle, type Progress } from './progress.ts';
import { after, stopMessage, stopOf, type Stop } from './stop.ts';
import { runWorker } from './worker.ts';
import type { Work, WorkEnd } from './work.ts';

/** What all the tasks of a run share. */
export interface TaskSurroundings {
    readonly run: string;
    /** Names the stretch of the run from its start or resumption to its end or break. */
    readonly sitting: string;
    readonly plan: Pick<Plan, 'projectFolder' | 'inherited' | 'inheritedSecrets'>;
    readonly scope: Scope;
    /** The run's folder. */
    readonly folder: string;
    /** Milliseconds between SIGTERM and SIGKILL. */
    readonly grace: number;
    readonly locks: LockService;
    readonly watchdog: Work['watchdog'];
    readonly runOther: RunOtherLine;
}

export interface Attempt {
    readonly planned: PlannedTask;
    readonly number: number;
    /** Ends the attempt when it is aborted, with a `Stop` as the reason; the attempt does it itself when its time is up. */
    readonly stopper: AbortController;
    /** The work begins; with the process that does it, where there is one. */
    started(process?: Pick<Child, 'pid' | 'started'>): void;
    progress(progress: Progress): void;
    /** The run of another line that an earlier attempt began. */
    readonly before: string | undefined;
    readonly begins: LineWork['begins'];
}

export interface AttemptEnd {
    readonly status: 'succeeded' | 'failed' | 'cancelled';
    readonly outputs?: Outputs;
    readonly error?: TaskError;
    /** Another attempt may go better. */
    readonly retryable: boolean;
}

/** Runs one attempt of a task to its end, whatever that is; without a log it fails. */
export async function runAttempt(attempt: Attempt, surroundings: TaskSurroundings): Promise<AttemptEnd> {
    const { planned: { task }, number } = attempt;
    const log = new LogFile(join(surroundings.folder, 'logs', `${task.name}.${number}.log`));
    try {
        return await prepareAndRun(attempt, surroundings, log);
    } finally {
        log.close();
    }
}

async function prepareAndRun(attempt: Attempt, surroundings: TaskSurroundings, log: LogFile): Promise<AttemptEnd> {
    const { plan, scope } = surroundings;
    let prepared: PreparedTask;
    try {
        prepared = prepareTask(attempt.planned, scope, plan.projectFolder, plan.inheritedSecrets);
    } catch (error) {
        log.create();
        // Nothing will be there at the next attempt that is missing now.
        attempt.started();
        return { status: 'failed', error: { message: messageOf(error) }, retryable: false };
    }
    const { end, stop } = await runLimited(attempt, prepared, surroundings, log);
    return attemptEnd(end, stop, prepared, log);
}

async function runLimited(attempt: Attempt, prepared: PreparedTask, surroundings: TaskSurroundings, log: LogFile): Promise<{ readonly end: WorkEnd; readonly stop: Stop | undefined }> {
    const { stopper } = attempt;
    const { timeout } = prepared;
    const timer = timeout === undefined ? undefined : after(timeout, () => stopper.abort({ kind: 'timeout', milliseconds: timeout } satisfies Stop));
    const progress = new ProgressThrottle((news) => attempt.progress({ ...news, message: prepared.masker.text(news.message) }));
    try {
        const end = await runCode(attempt, prepared, surroundings, { log, signal: stopper.signal, progress });
        return { end, stop: stopOf(stopper.signal) };
    } finally {
        clearTimeout(timer);
        progress.close();
    }
}

async function runCode(
    attempt: Attempt, prepared: PreparedTask, surroundings: TaskSurroundings,
    { log, signal, progress }: { readonly log: LogFile; readonly signal: AbortSignal; readonly progress: ProgressThrottle },
): Promise<WorkEnd> {
    const { planned: { task, builtin, code }, number } = attempt;
    const { inputs, directory, masker } = prepared;
    const { run, plan, folder, grace, locks, watchdog } = surroundings;
    let begun = false;
    const work: Work = {
        inputs, directory, masker, log, signal, grace, locks, watchdog, environment: taskEnvironment(surroundings, plan.inherited, prepared, task.name, number),
        mark: attemptMark(run, task.name, number),
        started: (process) => {
            begun = true;
            attempt.started(process);
        },
        progress: (news) => progress.tell(news),
    };
    try {
        switch (code.kind) {
            case 'command': return await runCommand(code, { ...work, unspeakable: prepared.inputSecrets, outputFile: join(folder, 'outputs', `${task.name}.${number}.json`) });
            case 'inline': return await runInline(code, work);
            case 'worker': return await runWorker(builtin, work);
            case 'line': return await runLineTask(code, { ...work, before: attempt.before, begins: attempt.begins, inherited: inheritedFrom(prepared, plan), runOther: surroundings.runOther });
        }
    } catch (error) {
        // Every attempt has a log, if an empty one.
        log.create();
        if (!begun) attempt.started();
        return { succeeded: false, message: messageOf(error) };
    }
}

/** What the tasks of a line that runs as a task have of it. */
function inheritedFrom({ variables, secrets }: PreparedTask, { inheritedSecrets }: TaskSurroundings['plan']): Inherited {
    return { variables, secrets: [...secrets, ...inheritedSecrets] };
}

function taskEnvironment({ run, sitting }: TaskSurroundings, inherited: Readonly<Record<string, string>>, { variables }: PreparedTask, task: string, attempt: number): Record<string, string> {
    const marks = markVariables(runMark(run), sittingMark(sitting), attemptMark(run, task, attempt));
    return { ...inherited, ...variables, PLINE_TASK: task, PLINE_ATTEMPT: String(attempt), ...marks };
}

function attemptEnd(end: WorkEnd, stop: Stop | undefined, { masker }: PreparedTask, log: LogFile): AttemptEnd {
    const outputs = end.outputs && { outputs: maskedOutputs(end.outputs, masker) };
    if (stop !== undefined) {
        const stuck = !end.succeeded && end.stuck ? `; ${end.message}` : '';
        if (stop.kind === 'cancelled' && stuck === '') return { status: 'cancelled', retryable: false, ...outputs };
        // What cannot be ended would go on beside the next attempt.
        return { status: stop.kind === 'timeout' ? 'failed' : 'cancelled', error: { message: stopMessage(stop) + stuck }, retryable: stop.kind === 'timeout' && stuck === '', ...outputs };
    }
    if (end.succeeded && log.problem === undefined) return { status: 'succeeded', retryable: false, ...outputs };
    if (end.succeeded) return { status: 'failed', error: { message: log.problem! }, retryable: true, ...outputs };
    const { message, exitCode, signal } = end;
    return {
        status: 'failed', retryable: true, ...outputs,
        error: { message: masker.text(message), ...(exitCode !== undefined && { exitCode }), ...(signal !== undefined && { signal }) },
    };
}
