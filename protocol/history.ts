/** What is told of runs beside each other: how long tasks usually take, and how two runs differ. */
import type { RunStatus, TaskStatus } from './journal.ts';

/** How long a task took when it succeeded before. */
export interface UsualTime {
    /** The median, in milliseconds. */
    readonly milliseconds: number;
    /** Of so many runs. */
    readonly runs: number;
}

/** How a task went in one of two runs. */
export interface ComparedTask {
    readonly status: TaskStatus;
    readonly attempts: number;
    /** Of its last attempt; absent where it never ended one. */
    readonly milliseconds?: number;
}

/** One of two runs, as a whole. */
export interface ComparedRun {
    readonly id: string;
    readonly line: string;
    readonly status: RunStatus;
    readonly environment?: string;
    readonly started: string;
    /** Absent while it goes on, and where its end is not known. */
    readonly milliseconds?: number;
}

/** Two runs side by side. What differs most comes first: another status, then the time. */
export interface RunComparison {
    readonly before: ComparedRun;
    readonly after: ComparedRun;
    readonly tasks: readonly {
        readonly task: string;
        /** Absent where the run had no such task. */
        readonly before?: ComparedTask;
        readonly after?: ComparedTask;
        /** How many milliseconds longer it took, where it ended in both. */
        readonly difference?: number;
    }[];
}
