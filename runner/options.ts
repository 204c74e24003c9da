import type { FailureMode, JournalEvent, Outputs, OutsideTasks } from '../protocol/journal.ts';
import type { RunView } from '../protocol/run-view.ts';
import type { ActivityCode } from './activities/activity.ts';
import type { Watchdog } from './process/watchdog.ts';

/** Where the status of a task of another line comes from: its last recorded run, a run of that line first, or what is assumed. */
export type ExternalMode = 'last' | 'run' | { readonly assume: 'success' | 'failure' };

/** A line that a task of this one depends on. */
export interface ExternalLine {
    readonly line: string;
    /** The file that declares it. */
    readonly uri: string;
}

/** What a run does while another run of its line goes on. */
export type IfRunning = 'refuse' | 'wait' | 'allow';

/** A run of another engine, of which one task is run here: what only that engine knows. It also decides on retries. */
export interface EngineRun {
    /** What `<<run.id>>` gives. */
    readonly id: string;
    /** What `<<run.started>>` gives: ISO 8601. */
    readonly started: string;
    /** The outputs of the tasks that have ended, by task. */
    readonly outputs: Readonly<Record<string, Outputs>>;
}

export interface RunOptions {
    /** The environment; the first that the line's file can see where it is absent. */
    readonly environment?: string;
    /** As given on a command line; each is read by its declared type. */
    readonly params?: Readonly<Record<string, string>>;
    /** How many tasks may run at once; as many as there are processors where it is absent. */
    readonly jobs?: number;
    /** Only these tasks. */
    readonly tasks?: readonly string[];
    /** Only these tasks and all that come after them. */
    readonly from?: readonly string[];
    /** Only these tasks and all that they come after. */
    readonly until?: readonly string[];
    /** With a choice of tasks, how those outside of it are taken; `met` where it is absent. */
    readonly outside?: OutsideTasks;
    /** `continue` where it is absent. */
    readonly onFailure?: FailureMode;
    /** Sizes of pools, which go before those of the line. */
    readonly pools?: Readonly<Record<string, number>>;
    /** While another run of the line goes on; as the line says where it is absent. `ignore` neither looks nor is seen. */
    readonly ifRunning?: IfRunning | 'ignore';
    /** Is told that the run waits for another. */
    readonly onWait?: (run: string) => void;
    /** `last` where it is absent. */
    readonly external?: ExternalMode;
    /** Runs another line whole, as a run of its own, for the mode `run`. */
    readonly runExternal?: (line: ExternalLine) => Promise<{ readonly view: RunView }>;
    /** Milliseconds between SIGTERM and SIGKILL when a task is to end; 5 seconds where it is absent. */
    readonly graceMilliseconds?: number;
    /** Cancels the run. */
    readonly signal?: AbortSignal;
    /** Gets each event once it is in the journal. */
    readonly onEvent?: (event: JournalEvent) => void;
    /** The id of the run, from `newRunId`, where the caller has to know it before. */
    readonly id?: string;
    /** The run of another engine that the chosen task is a part of. */
    readonly within?: EngineRun;
    /** A folder that is not there yet, to keep the run in, in place of one in `.pline/runs`. */
    readonly folder?: string;
    /** One that was started before, serves this run alone as long as it lasts, and is the caller's to dismiss. */
    readonly watchdog?: Watchdog;
    /** The code of the built-in activities. */
    readonly activities?: (builtin: string) => ActivityCode | undefined;
}

export interface RunResult {
    readonly run: string;
    /** The run's folder. */
    readonly folder: string;
    /** How everything ended. */
    readonly view: RunView;
}
