/** What client and server say to each other beyond the language server protocol. Every method is optional for other editors. */
import type { GraphView, LineGraph, Problem } from './graph.ts';
import type { RunSummary } from './journal.ts';
import type { RunView } from './run-view.ts';
import type { Edit } from './edit.ts';
import type { TaskDetails } from './task.ts';

export interface LineRef {
    readonly uri: string;
    readonly line: string;
}

/** Request: begin to send `graphChanged` and `runChanged` for a line, or send another part of it. The first of each comes at once; a layout under way for another part is given up. */
export const watchLine = 'pline/watchLine';
export interface WatchLineParams extends LineRef { readonly view?: GraphView }
/** Request: stop that. */
export const unwatchLine = 'pline/unwatchLine';

/** Notification, server to client: the line's graph, laid out. */
export const graphChanged = 'pline/graphChanged';
export interface GraphChanged extends LineRef {
    /** Grows by one with each message of the server, so that a late one is dropped. */
    readonly sequence: number;
    /** The document's version that the graph was made of. */
    readonly version: number;
    /** Absent while the text has no such line to show: the last good graph stays. */
    readonly graph?: LineGraph;
    /** Syntax errors of the file: while there is one, `graph` may miss what could not be read. */
    readonly syntaxErrors: readonly Problem[];
}

/** Notification, server to client: how the line's newest run stands. */
export const runChanged = 'pline/runChanged';
export interface RunChanged extends LineRef {
    readonly run?: RunView;
}

/** Request: the lines of a document, with their tasks, in the order of the text. */
export const listLines = 'pline/lines';
export interface ListLinesParams { readonly uri: string }
export interface LineOutline {
    readonly name: string;
    readonly title?: string;
    /** First and last line of the text, zero-based. */
    readonly startLine: number;
    readonly endLine: number;
    readonly params: readonly { readonly name: string; readonly type: string; readonly required: boolean; readonly default?: string }[];
    readonly environments: readonly string[];
    /** Tasks of other lines that it waits for, as `line.task`. */
    readonly externals: readonly string[];
    readonly tasks: readonly { readonly name: string; readonly title?: string; readonly activity?: string; readonly startLine: number; readonly endLine: number }[];
}

/** Request: the text edits that `Edit`s mean; refused for an older version of the document. */
export const planEdits = 'pline/edits';
export interface PlanEditsParams { readonly uri: string; readonly version: number; readonly edits: readonly Edit[] }
export type PlanEditsResult =
    | {
        readonly ok: true;
        readonly changes: readonly TextChange[];
        /** What the same edits mean in other files, which name a task that was renamed. */
        readonly others: readonly { readonly uri: string; readonly changes: readonly TextChange[] }[];
        /** Names that were made, in the order of the edits. */
        readonly created: readonly string[];
        /** What else happened, or is left to do: sentences for the person. */
        readonly notes: readonly string[];
    }
    /** `outdated`: only because there is a newer version. */
    | { readonly ok: false; readonly message: string; readonly outdated?: boolean };
export interface TextChange {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
    readonly newText: string;
}

/** Request: begin to send `taskChanged` for one task of a line, instead of the one before; without a task, stop that. The first comes at once. */
export const watchTask = 'pline/watchTask';
export interface WatchTaskParams extends LineRef {
    readonly task?: string;
    /** Whose values of config items are told; the first where it is absent. */
    readonly environment?: string;
}

/** Notification, server to client: what the watched task of a line is. No details: there is no such task. */
export const taskChanged = 'pline/taskChanged';
export interface TaskChanged extends LineRef {
    readonly task: string;
    readonly details?: TaskDetails;
}

/** Request: what would be wrong with a value of a task's property, in the language's own words. Changes nothing. */
export const checkValue = 'pline/checkValue';
export interface CheckValueParams extends LineRef {
    readonly task: string;
    readonly property: string;
    /** Pline text. */
    readonly value: string;
}
export type CheckValueResult = readonly string[];

/** Request: start a run in a process of its own. It outlives the server. */
export const startRun = 'pline/startRun';
export interface StartRunParams extends LineRef {
    /** Only these tasks, without what they depend on. */
    readonly tasks?: readonly string[];
    /** Only these tasks and all that come after them. */
    readonly from?: readonly string[];
    /** Only what did not succeed in the newest run of the line. */
    readonly rerunFailed?: boolean;
    readonly environment?: string;
    readonly params?: Readonly<Record<string, string>>;
    /** How many tasks may run at once; the runner's own default where it is absent. */
    readonly jobs?: number;
    /** Another engine, and the variables that say where it is. */
    readonly on?: { readonly engine: 'airflow'; readonly variables: Readonly<Record<string, string>> };
    /** Tasks of other lines: their last recorded status (the default), run those lines first, or assume that they ended so. */
    readonly external?: 'last' | 'run' | 'success' | 'failure';
}
export type StartRunResult = { readonly ok: true; readonly run: string } | { readonly ok: false; readonly message: string };

/** Request: cancel a run of a line; the newest that goes on, where none is named. */
export const cancelRun = 'pline/cancelRun';
export interface CancelRunParams extends LineRef { readonly run?: string }
export type CancelRunResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Request: the runs of a line, newest first. */
export const listRuns = 'pline/runs';
export type ListRunsResult = readonly RunSummary[];

/** Request: how one run of a line stands. Null where there is none such, or its journal cannot be read. */
export const readRun = 'pline/run';
export interface ReadRunParams extends LineRef { readonly run: string }
export type ReadRunResult = RunView | null;

/** Request: begin to send `logChanged` for the log of one attempt of a task, instead of the one before; without a source, stop that. */
export const followLog = 'pline/followLog';
export interface LogSource { readonly run: string; readonly task: string; readonly attempt: number }
export interface FollowLogParams extends LineRef { readonly source?: LogSource }

/** Notification, server to client: more of the log that is followed. `reset`: it begins anew with this text. */
export const logChanged = 'pline/logChanged';
export interface LogChanged extends LineRef {
    readonly source: LogSource;
    readonly reset: boolean;
    readonly text: string;
}

/** Request: every activity that a document can use, for pickers. */
export const listActivities = 'pline/activities';
export interface ActivityOutline { readonly name: string; readonly title?: string; readonly icon?: string; readonly description?: string }

/** Request: every group that a task of a document can be in. */
export const listGroups = 'pline/groups';
export interface GroupOutline { readonly name: string; readonly title: string }

/** Request: the text of a file of the standard library (`pline-library:/…`). */
export const libraryText = 'pline/libraryText';
export interface LibraryTextParams { readonly uri: string }
/** Null where the library has no such file. */
export type LibraryTextResult = string | null;

/** The argument of the command `pline.showReferences`, which a code lens has: places to list beside a position. */
export interface ShowReferences {
    readonly uri: string;
    readonly position: TextChange['start'];
    readonly locations: readonly { readonly uri: string; readonly range: { readonly start: TextChange['start']; readonly end: TextChange['end'] } }[];
}

export function isShowReferences(argument: unknown): argument is ShowReferences {
    return typeof argument === 'object' && argument !== null
        && 'uri' in argument && typeof argument.uri === 'string'
        && 'position' in argument && 'locations' in argument && Array.isArray(argument.locations);
}
