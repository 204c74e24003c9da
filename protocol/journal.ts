/**
 * The journal of a run: one event a line in `.pline/runs/<run id>/journal.jsonl`. `pline run --json` prints the same.
 * In the file each line ends with a checksum, `sum` (see `docs/runs.md`); whoever reads events gets them without it.
 */

export type TaskEnd = 'succeeded' | 'failed' | 'skipped' | 'cancelled';
export type TaskStatus = 'waiting' | 'running' | TaskEnd;
export type RunEnd = 'succeeded' | 'failed' | 'cancelled';
/** `interrupted`: the journal has no end, and the process that wrote it is gone. */
export type RunStatus = 'running' | RunEnd | 'interrupted';

/** What a run does when a task fails and no task handles that: go on with the rest, start nothing new, or cancel what runs too. */
export type FailureMode = 'continue' | 'drain' | 'cancel';

/** How a run with a choice of tasks takes those outside of it. */
export type OutsideTasks = 'met' | 'succeeded';

/** A named value that a task gives to those after it. */
export type Outputs = Readonly<Record<string, string | number | boolean | null>>;

export interface TaskError {
    /** What is wrong and what to do, for a person; no stack trace, no secret. */
    readonly message: string;
    /** How the task's process ended, where it had one. */
    readonly exitCode?: number;
    readonly signal?: string;
}

/** On every line of a journal. `time` is ISO 8601 in UTC with milliseconds. */
export interface JournalHeader {
    readonly v: 1;
    readonly seq: number;
    readonly time: string;
}

export type RunEvent =
    | {
        readonly type: 'run-started';
        readonly run: string;
        readonly line: string;
        /** The file that declares the line. */
        readonly file: string;
        readonly environment?: string;
        readonly params: Readonly<Record<string, string | number | boolean>>;
        readonly jobs: number;
        /** Every task of the run, in the order of the file. */
        readonly tasks: readonly string[];
        /** They are a choice of the line's tasks; what depends on one of the others takes it as `met`, or as one that `succeeded`. */
        readonly choice?: OutsideTasks;
        readonly onFailure?: FailureMode;
        /** What was assumed of tasks of other lines, where their last status did not count. */
        readonly assumed?: 'success' | 'failure';
        readonly pools?: Readonly<Record<string, number>>;
        /** The engine that it runs on, where that is another: `Airflow`. Its tasks are no processes here then. */
        readonly engine?: string;
        readonly pid: number;
        /** The start time of that process as the operating system tells it, so that a reused id is noticed. */
        readonly pidStarted?: string;
    }
    | {
        /** The run goes on, after it was interrupted, failed or cancelled. The tasks that are not `kept` wait again. */
        readonly type: 'run-resumed';
        readonly run: string;
        readonly line: string;
        readonly jobs: number;
        /** Every task from here on, in the order of the file as it is now. */
        readonly tasks: readonly string[];
        /** Those that had succeeded: they are not run again. */
        readonly kept: readonly string[];
        /** Those of the kept whose definition is not what it was when they ran. */
        readonly changed: readonly string[];
        readonly pid: number;
        readonly pidStarted?: string;
    }
    | { readonly type: 'task-started'; readonly task: string; readonly attempt: number; readonly pid?: number; readonly pidStarted?: string }
    | { readonly type: 'task-progress'; readonly task: string; readonly attempt: number; readonly message: string; readonly done?: number; readonly total?: number }
    /** The task is another line's run, which begins now or goes on; `folder` is that run's. */
    | { readonly type: 'task-run'; readonly task: string; readonly attempt: number; readonly line: string; readonly run: string; readonly folder: string }
    | { readonly type: 'task-output'; readonly task: string; readonly attempt: number; readonly outputs: Outputs }
    | {
        readonly type: 'task-ended';
        readonly task: string;
        /** 0 for a task that never started (skipped, or cancelled while it waited). */
        readonly attempt: number;
        /** `retrying`: this attempt failed, and another follows after `retryDelay` milliseconds. */
        readonly status: TaskEnd | 'retrying';
        readonly started?: string;
        readonly ended: string;
        readonly error?: TaskError;
        readonly outputs?: Outputs;
        readonly retryDelay?: number;
        /** Why a task was skipped, or cancelled before it started, in words. */
        readonly reason?: string;
    }
    | {
        readonly type: 'run-ended';
        readonly status: RunEnd;
        /** The line succeeded though these tasks failed: their failures were handled. */
        readonly handled: readonly string[];
        readonly error?: TaskError;
    };

export type JournalEvent = JournalHeader & RunEvent;

/** One row of `pline runs --json`. */
export interface RunSummary {
    readonly id: string;
    readonly line: string;
    readonly status: RunStatus;
    readonly started: string;
    readonly ended: string | null;
    readonly tasks: { readonly succeeded: number; readonly failed: number; readonly skipped: number; readonly cancelled: number };
}
