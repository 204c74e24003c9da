import type { Outputs, RunStatus, TaskError, TaskStatus } from './journal.ts';

/** How one task of a run stands. */
export interface TaskView {
    readonly status: TaskStatus;
    /** The attempt that runs or ran last; 0 before the first. */
    readonly attempt: number;
    /** ISO 8601, of the last attempt. */
    readonly started?: string;
    readonly ended?: string;
    /** The attempts before the last one, in their order. */
    readonly earlier?: readonly { readonly attempt: number; readonly started: string; readonly ended: string }[];
    readonly progress?: string;
    /** The run of another line that the task is. */
    readonly otherRun?: { readonly line: string; readonly run: string; readonly folder: string };
    readonly error?: TaskError;
    readonly outputs?: Outputs;
    /** Why it was skipped. */
    readonly reason?: string;
}

/** How a run stands: the fold of its journal, as terminal, graph and history show it. */
export interface RunView {
    readonly id: string;
    readonly line: string;
    readonly status: RunStatus;
    readonly environment?: string;
    readonly started: string;
    /** When it last went on after a break; absent for a run without one. */
    readonly resumed?: string;
    readonly ended?: string;
    /** How many tasks may run at once. */
    readonly jobs?: number;
    readonly tasks: Readonly<Record<string, TaskView>>;
    /** Failures that a handler answered, in a run that succeeded. */
    readonly handled: readonly string[];
    readonly error?: TaskError;
    /** The run's folder, where `logs/<task>.<attempt>.log` lie. */
    readonly folder: string;
}
