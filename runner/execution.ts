import type { Outputs, RunEnd, RunEvent, TaskEnd } from '../protocol/journal.ts';
import type { TaskView } from '../protocol/run-view.ts';
import type { TaskOutputs } from './evaluate/scope.ts';
import type { JournalWriter } from './journal/writer.ts';
import type { Plan } from './plan/plan.ts';
import type { Child } from './process/child.ts';
import { endProcesses } from './process/end.ts';
import type { Watchdog } from './process/watchdog.ts';
import { step } from './schedule/scheduler.ts';
import { initialState, type ScheduleCommand, type ScheduleEvent, type ScheduleState } from './schedule/state.ts';
import { runAttempt, type AttemptEnd, type TaskSurroundings } from './task/attempt.ts';
import type { LockService } from './task/locks.ts';
import { attemptMark } from './process/marks.ts';
import { after, type Stop } from './task/stop.ts';

export interface ExecutionOptions {
    readonly run: string;
    readonly sitting: string;
    readonly folder: string;
    readonly plan: Plan;
    readonly journal: Pick<JournalWriter, 'commit'>;
    /** Puts an event into the journal. */
    readonly record: (event: RunEvent) => void;
    readonly watchdog: Pick<Watchdog, 'start' | 'startHere'>;
    /** Runs another line for a task. */
    readonly runOther: TaskSurroundings['runOther'];
    readonly locks: LockService;
    /** The fields of `<<run.…>>`. */
    readonly fields: Readonly<Record<string, string>>;
    /** Milliseconds between SIGTERM and SIGKILL. */
    readonly grace: number;
    /** What tasks came to before the run was resumed; empty for a new one. */
    readonly earlier: ReadonlyMap<string, TaskView>;
}

export interface ExecutionEnd {
    readonly status: RunEnd;
    readonly handled: readonly string[];
}

interface Ended {
    readonly status: TaskEnd;
    readonly outputs: Outputs;
}

const CANCELLED: Stop = { kind: 'cancelled' };

/** Carries out what the scheduler says, and tells it and the journal what came of it. */
export class Execution {
    private readonly options: ExecutionOptions;
    private readonly surroundings: TaskSurroundings;
    private readonly stoppers = new Map<string, AbortController>();
    private readonly active = new Set<Promise<void>>();
    private readonly ended = new Map<string, Ended>();
    /** The runs of other lines that tasks began. */
    private readonly otherRuns: Map<string, string>;
    private readonly retries = new Set<NodeJS.Timeout>();
    private readonly finished = Promise.withResolvers<ExecutionEnd>();
    private state: ScheduleState;
    private broken = false;

    constructor(options: ExecutionOptions) {
        const { plan, run, sitting, folder, fields, grace, earlier, watchdog, runOther, locks } = options;
        this.options = options;
        this.state = initialState(plan.scheduled, {
            jobs: plan.jobs, externals: plan.externals, pools: plan.pools, onFailure: plan.onFailure,
            earlier: new Map([...earlier].map(([task, { status, attempt }]) => [task, { attempts: attempt, succeeded: status === 'succeeded' }])),
        });
        this.otherRuns = new Map([...earlier].flatMap(([task, { otherRun }]) => otherRun ? [[task, otherRun.run]] : []));
        for (const [task, { status, outputs = {} }] of earlier) if (status === 'succeeded') this.ended.set(task, { status, outputs });
        this.surroundings = { run, sitting, plan, folder, grace, locks, watchdog, runOther, scope: { ...plan.scope, run: fields, outputsOf: (task) => this.outputsOf(task) } };
    }

    /** Runs every task that is to run. @throws RunError where the run itself cannot go on, once everything it started has ended */
    run(): Promise<ExecutionEnd> {
        this.guard(() => this.advance({ type: 'begin' }));
        return this.finished.promise;
    }

    cancel(): void {
        this.guard(() => this.advance({ type: 'cancel' }));
    }

    private advance(event: ScheduleEvent): void {
        if (this.broken) return;
        const { state, commands } = step(this.state, event);
        this.state = state;
        this.carryOut(commands);
    }

    private carryOut(commands: readonly ScheduleCommand[]): void {
        for (const command of commands) {
            switch (command.type) {
                case 'start':
                    this.start(command.task, command.attempt);
                    break;
                case 'stop':
                    this.stoppers.get(command.task)?.abort(CANCELLED);
                    break;
                case 'retry':
                    this.track(this.retry(command.task, command.delay));
                    break;
                case 'end':
                    this.endUnstarted(command);
                    break;
                case 'finish':
                    this.dropRetries();
                    this.finished.resolve({ status: command.status, handled: command.handled });
                    break;
            }
        }
    }

    private start(task: string, attempt: number): void {
        const stopper = new AbortController();
        this.stoppers.set(task, stopper);
        this.track(this.attempt(task, attempt, stopper));
    }

    private async attempt(task: string, number: number, stopper: AbortController): Promise<void> {
        const { plan, journal, record } = this.options;
        // What this task waited for has to be on the disk before it changes the world.
        if (this.upstreamOf(task) > 0) await journal.commit();
        let started: string | undefined;
        const end: AttemptEnd = stopper.signal.aborted ? { status: 'cancelled', retryable: false } : await runAttempt({
            planned: plan.tasks.get(task)!, number, stopper,
            started: (process) => {
                started = new Date().toISOString();
                this.guard(() => record({ type: 'task-started', task, attempt: number, ...(process && processFields(process)) }));
            },
            before: this.otherRuns.get(task),
            begins: (line, run, folder) => {
                this.otherRuns.set(task, run);
                this.guard(() => record({ type: 'task-run', task, attempt: number, line, run, folder }));
            },
            progress: (progress) => this.guard(() => record({ type: 'task-progress', task, attempt: number, ...progress })),
        }, this.surroundings);
        this.stoppers.delete(task);
        this.settle(task, number, started, end);
    }

    private settle(task: string, attempt: number, started: string | undefined, end: AttemptEnd): void {
        if (this.broken) return;
        const { state, commands } = step(this.state, { type: 'ended', task, status: end.status, retryable: end.retryable, chance: Math.random() });
        this.state = state;
        const retry = commands.find((command) => command.type === 'retry');
        if (retry === undefined) this.ended.set(task, { status: end.status, outputs: end.outputs ?? {} });
        this.options.record({
            type: 'task-ended', task, attempt: started === undefined ? attempt - 1 : attempt, status: retry ? 'retrying' : end.status, ended: new Date().toISOString(),
            ...(started !== undefined && { started }), ...(end.error && { error: end.error }), ...(end.outputs && { outputs: end.outputs }),
            ...(retry && { retryDelay: retry.delay }),
        });
        this.carryOut(commands);
    }

    private endUnstarted({ task, status, reason }: Extract<ScheduleCommand, { type: 'end' }>): void {
        const { attempt } = this.state.tasks.get(this.indexOf(task));
        this.ended.set(task, { status, outputs: {} });
        this.options.record({ type: 'task-ended', task, attempt, status, ended: new Date().toISOString(), reason });
    }

    /** Ends what the failed attempt left behind, so that it does not get in the way of the next. */
    private async retry(task: string, delay: number): Promise<void> {
        const { attempt } = this.state.tasks.get(this.indexOf(task));
        await endProcesses({ leaders: [], mark: attemptMark(this.options.run, task, attempt) }, this.options.grace);
        if (this.state.finished || this.broken) return;
        const timer = after(delay, () => {
            this.retries.delete(timer);
            this.guard(() => this.advance({ type: 'retry-due', task }));
        });
        this.retries.add(timer);
    }

    /** A timer for an attempt that will not be must not keep the process alive. */
    private dropRetries(): void {
        for (const timer of this.retries) clearTimeout(timer);
        this.retries.clear();
    }

    private outputsOf(task: string): TaskOutputs {
        const ended = this.ended.get(task);
        const { plan } = this.options;
        if (ended === undefined) {
            const earlier = plan.earlierOutputs.get(task);
            if (earlier !== undefined) return { outputs: earlier };
            return { missing: plan.tasks.has(task) ? `task ${task} has not ended` : `task ${task} is not part of this run, and no earlier run recorded its outputs` };
        }
        return ended.status === 'skipped' || ended.status === 'cancelled' ? { missing: `task ${task} was ${ended.status}` } : { outputs: ended.outputs };
    }

    private upstreamOf(task: string): number {
        return this.state.graph.upstream[this.indexOf(task)]!.length;
    }

    private indexOf(task: string): number {
        return this.state.graph.indexes.get(task)!;
    }

    private track(work: Promise<void>): void {
        const guarded = work.catch((error: unknown) => this.breakOff(error)).finally(() => this.active.delete(guarded));
        this.active.add(guarded);
    }

    private guard(action: () => void): void {
        try {
            action();
        } catch (error) {
            this.breakOff(error);
        }
    }

    /** The run cannot go on (a full disk, say): stops what runs, and then gives the error to the caller. */
    private breakOff(cause: unknown): void {
        if (this.broken) return;
        this.broken = true;
        this.dropRetries();
        for (const stopper of this.stoppers.values()) stopper.abort(CANCELLED);
        void this.rejectOnceIdle(cause);
    }

    private async rejectOnceIdle(cause: unknown): Promise<void> {
        await Promise.allSettled(this.active);
        this.finished.reject(cause);
    }
}

function processFields({ pid, started }: Pick<Child, 'pid' | 'started'>): { readonly pid: number; readonly pidStarted?: string } {
    return { pid, ...(started !== undefined && { pidStarted: started }) };
}
