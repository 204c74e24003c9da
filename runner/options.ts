import type { FailureMode, JournalEvent, Outputs, OutsideTasks } from '../protocol/journal.ts';
import type { RunView } from '../protocol/run-view.ts';
import type { ActivityCode, Input } from './activities/activity.ts';
import type { Watchdog } from './process/watchdog.ts';
import type { LockService } from './task/locks.ts';

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
    /** Runs another line as a task of this one. */
    readonly runOther?: RunOther;
    /** The lines whose tasks led to this run, the outermost first, itself included; none where a person started it. */
    readonly ancestors?: readonly ExternalLine[];
    /** What the tasks' processes have from the task whose line this is. */
    readonly inherited?: Inherited;
    /** Those of the run that a task runs this line for: both use the same files. */
    readonly locks?: LockService;
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

/** What a line that runs as a task gets of that task. */
export interface Inherited {
    readonly variables: Readonly<Record<string, string>>;
    /** To be masked, whether the line's tasks use them or not. */
    readonly secrets: readonly string[];
}

/** @throws RunError where the line cannot run: a line that failed is a result and no error */
export type RunOther = (line: ExternalLine, options: OtherLineOptions) => Promise<RunResult>;

type SharedOption = 'environment' | 'jobs' | 'onFailure' | 'ifRunning' | 'onWait' | 'external' | 'runExternal' | 'graceMilliseconds' | 'signal' | 'activities' | 'inherited' | 'locks';

/** How a line runs for a task: what is not said here is as in the run of the task. */
export interface OtherLineOptions extends Pick<RunOptions, SharedOption>, Required<Pick<RunOptions, 'ancestors' | 'onEvent'>> {
    readonly params: Readonly<Record<string, Input>>;
    /** The run that an earlier attempt of the task began: it goes on, unless it is to have other params now. */
    readonly before: string | undefined;
    /** Is told which run it is, and its folder, before it begins or goes on. */
    readonly onBegin: (run: string, folder: string) => void;
}

export interface RunResult {
    readonly run: string;
    /** The run's folder. */
    readonly folder: string;
    /** How everything ended. */
    readonly view: RunView;
}
