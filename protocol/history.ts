/** The runs of the workspace, and what client and server say to each other of them. Every method is optional for other editors. */
import type { RunStatus, TaskStatus } from './journal.ts';
import type { LineRef } from './lsp.ts';
import type { RunView } from './run-view.ts';

/** A run as lists show it. */
export interface RunGlance {
    readonly id: string;
    readonly line: string;
    /** The file that declared the line when the run began. */
    readonly file: string;
    readonly status: RunStatus;
    readonly environment?: string;
    /** ISO 8601, as all times. */
    readonly started: string;
    /** When it last went on after a break. */
    readonly resumed?: string;
    readonly ended?: string;
    /** How many tasks it has. */
    readonly tasks: number;
    /** How many of them have ended; while it goes on. */
    readonly done?: number;
    /** It succeeded though tasks failed. */
    readonly handled: boolean;
}

/** A run of a line of the workspace. */
export type RunEntry = RunGlance & Pick<LineRef, 'uri'>;

/** One run: `uri` lies in the folder that keeps it. */
export interface RunRef {
    readonly uri: string;
    readonly run: string;
}

/** Request: begin to send `runsChanged` and `linesChanged`, or end that. */
export const followHistory = 'pline/followHistory';
export interface FollowHistoryParams { readonly follow: boolean }

/** Notification, server to client: these runs are new or stand otherwise, and those are gone. */
export const runsChanged = 'pline/runsChanged';
export interface RunsChanged {
    readonly runs: readonly RunEntry[];
    /** Their ids. */
    readonly gone: readonly string[];
}

/** Notification, server to client, without content: what `workspaceLines` answers may have changed by a text. */
export const linesChanged = 'pline/linesChanged';

/** Request: runs of all lines of the workspace, newest first, page by page. */
export const pageOfRuns = 'pline/pageOfRuns';
export interface RunFilter {
    readonly line?: string;
    readonly status?: RunStatus;
    readonly environment?: string;
}
export interface PageOfRunsParams {
    /** The last run of the page before. */
    readonly before?: string;
    /** How many at most. */
    readonly count: number;
    readonly filter?: RunFilter;
}
export interface PageOfRunsResult {
    readonly runs: readonly RunEntry[];
    /** There are older ones. */
    readonly more: boolean;
    /** Runs that cannot be read: a sentence each. */
    readonly problems: readonly string[];
}

/** Request: how one run stands, and how long its tasks took in the runs before it. Null where there is none such, or its journal cannot be read. */
export const runDetails = 'pline/runDetails';
export type RunDetailsResult = {
    readonly run: RunView;
    /** By task; of earlier runs in the same environment. */
    readonly usual: Readonly<Record<string, UsualTime>>;
} | null;

/** Request: two runs side by side. Null where one of them cannot be read. */
export const compareTwoRuns = 'pline/compareRuns';
export interface CompareRunsParams { readonly before: RunRef; readonly after: RunRef }
export type CompareRunsResult = RunComparison | null;

/** Request: go on with a run in a process of its own. */
export const resumeRun = 'pline/resumeRun';
export interface ResumeRunParams extends RunRef {
    /** Params that are secret, which no run keeps. */
    readonly params?: Readonly<Record<string, string>>;
    readonly jobs?: number;
}
/** `time`: when it went on. */
export type ResumeRunResult = { readonly ok: true; readonly time: string } | { readonly ok: false; readonly message: string };

/** Request: delete runs that are over, with their logs. */
export const deleteRuns = 'pline/deleteRuns';
export interface DeleteRunsParams { readonly runs: readonly RunRef[] }
/** Request: delete old runs in all folders of the workspace; the newest of each line stays, and one that goes on. */
export const pruneRuns = 'pline/pruneRuns';
export interface PruneRunsParams {
    /** How many runs of each line stay. */
    readonly keep?: number;
    /** Only runs that began so many days ago go. */
    readonly days?: number;
}
/** How many are gone, and what could not be deleted: a sentence each. */
export interface DeletedRuns { readonly deleted: number; readonly problems: readonly string[] }

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
