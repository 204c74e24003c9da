import type { FailureMode, RunEnd, TaskEnd } from '../../protocol/journal.ts';
import { taskGraph, type ExternalTask, type ScheduledTask, type TaskGraph } from './graph.ts';
import { PersistentArray, PersistentQueue } from './persistent.ts';
import { emptyPools, type Pools } from './pools.ts';

/** `ready` waits for a free job, `delayed` for its next attempt. */
export type SchedulePhase = 'waiting' | 'ready' | 'running' | 'delayed' | TaskEnd;

export interface TaskState {
    readonly phase: SchedulePhase;
    /** Attempts begun, those before a resumption included. */
    readonly attempt: number;
    /** So many of them were before the run was resumed, and do not count as retries. */
    readonly earlier: number;
    /** Dependencies that still decide: not yet met under ALL, not yet impossible under ANY. */
    readonly open: number;
}

export interface ScheduleState {
    readonly graph: TaskGraph;
    /** How many tasks may run at once: at least 1. */
    readonly jobs: number;
    readonly tasks: PersistentArray<TaskState>;
    readonly ready: PersistentQueue<number>;
    readonly pools: Pools;
    readonly onFailure: FailureMode;
    readonly running: number;
    /** Tasks that have not ended. */
    readonly left: number;
    /** The run was cancelled. */
    readonly cancelled: boolean;
    /** Nothing new starts: the run was cancelled, or a task failed and `onFailure` wants it so. */
    readonly halted: boolean;
    readonly finished: boolean;
}

export type ScheduleEvent =
    | { readonly type: 'begin' }
    /** A running attempt ended. A failure that another attempt cannot mend is not `retryable`; `chance`, from 0 up to 1, shortens the wait for the next. */
    | { readonly type: 'ended'; readonly task: string; readonly status: 'succeeded' | 'failed' | 'cancelled'; readonly retryable?: boolean; readonly chance?: number }
    /** The delay of a `retry` command is over. */
    | { readonly type: 'retry-due'; readonly task: string }
    | { readonly type: 'cancel' };

export type ScheduleCommand =
    | { readonly type: 'start'; readonly task: string; readonly attempt: number }
    /** End a running task; an `ended` event is to follow. */
    | { readonly type: 'stop'; readonly task: string }
    /** The attempt that just failed is not the last: send `retry-due` after `delay` milliseconds. */
    | { readonly type: 'retry'; readonly task: string; readonly delay: number }
    /** A task ended without (another) start. */
    | { readonly type: 'end'; readonly task: string; readonly status: 'skipped' | 'cancelled'; readonly reason: string }
    | { readonly type: 'finish'; readonly status: RunEnd; readonly handled: readonly string[] };

/** What a task came to before the run was resumed. */
export interface EarlierTask {
    readonly attempts: number;
    /** It is not run again. */
    readonly succeeded: boolean;
}

export interface ScheduleOptions {
    readonly jobs: number;
    readonly externals?: readonly ExternalTask[];
    /** The size of every pool that a task names. */
    readonly pools?: ReadonlyMap<string, number>;
    /** `continue` where it is absent. */
    readonly onFailure?: FailureMode;
    /** By task, for a run that is resumed. */
    readonly earlier?: ReadonlyMap<string, EarlierTask>;
}

/** The state before `begin`. */
export function initialState(tasks: readonly ScheduledTask[], options: ScheduleOptions): ScheduleState {
    const { jobs, externals, pools = new Map<string, number>(), onFailure = 'continue', earlier } = options;
    const graph = taskGraph(tasks, externals);
    const states: TaskState[] = [
        ...tasks.map(({ name, dependencies }): TaskState => {
            const { attempts = 0, succeeded = false } = earlier?.get(name) ?? {};
            return { phase: succeeded ? 'succeeded' : 'waiting', attempt: attempts, earlier: attempts, open: dependencies.length };
        }),
        ...graph.externals.map((external): TaskState => ({ phase: external.status, attempt: 0, earlier: 0, open: 0 })),
    ];
    return {
        graph, jobs, onFailure, tasks: PersistentArray.from(states), ready: PersistentQueue.empty(), pools: emptyPools(pools),
        running: 0, left: tasks.filter((_, index) => states[index]!.phase === 'waiting').length, cancelled: false, halted: false, finished: false,
    };
}
