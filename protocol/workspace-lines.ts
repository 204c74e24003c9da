/** The lines and tasks of the workspace, as the Production Lines view asks for them. */
import type { RunGlance } from './history.ts';
import type { TaskStatus } from './journal.ts';
import type { LineRef } from './lsp.ts';

/** `never`: in none of the kept runs. */
export type LastStatus = TaskStatus | 'never';

/** Which tasks to show: those that fit all that is given, each by one of its choices. */
export interface TaskFilter {
    /** In the name or the title, whatever its case. */
    readonly text?: string;
    readonly activities?: readonly string[];
    readonly groups?: readonly string[];
    /** How they stood when they last ran. */
    readonly statuses?: readonly LastStatus[];
}

/** Request: the lines of all files of the workspace, file by file, in the order of the text. */
export const workspaceLines = 'pline/workspaceLines';
export interface WorkspaceLinesParams { readonly filter?: TaskFilter }
export interface WorkspaceLine extends LineRef {
    readonly title?: string;
    /** How many tasks it has that fit the filter. */
    readonly tasks: number;
    readonly lastRun?: RunGlance;
}
export interface WorkspaceLinesResult {
    /** With a filter: those that have a task that fits it. */
    readonly lines: readonly WorkspaceLine[];
    /** How many tasks there are without the filter. */
    readonly allTasks: number;
}

/** Request: what the tasks of the workspace can be filtered by, each with its number of tasks, the most frequent first. */
export const filterChoices = 'pline/filterChoices';
export interface FilterChoices {
    readonly activities: readonly FilterChoice[];
    readonly groups: readonly FilterChoice[];
}
export interface FilterChoice { readonly name: string; readonly title?: string; readonly tasks: number }

/** Request: the tasks of a line that fit a filter, in the order of the text. */
export const lineTasks = 'pline/lineTasks';
export interface LineTasksParams extends LineRef { readonly filter?: TaskFilter }
export interface LineTask {
    readonly name: string;
    readonly title?: string;
    readonly activity?: string;
    readonly group?: { readonly name: string; readonly title?: string };
    /** How it stands in the newest run that it was part of. */
    readonly last?: LastOfTask;
}
export interface LastOfTask {
    readonly run: string;
    readonly status: TaskStatus;
    /** Of the attempt that runs or ran last; 0 for a task that never started. */
    readonly attempt: number;
    /** ISO 8601, of that attempt. */
    readonly started?: string;
    /** How long that attempt took; absent while it runs. */
    readonly milliseconds?: number;
}
