/** What the graph panel and its host (the extension, or a test) say to each other through `postMessage`. */
import type { Edit } from './edit.ts';
import { isEdit } from './edit-schema.ts';
import type { GraphView, LineGraph, Problem } from './graph.ts';
import type { RunSummary } from './journal.ts';
import type { ActivityOutline } from './lsp.ts';
import type { RunView } from './run-view.ts';
import type { TaskDetails } from './task.ts';

export type HostMessage =
    /** The newest good graph, the version of the text that it was made of, and what is wrong with the text that came after it. */
    | { readonly type: 'graph'; readonly sequence: number; readonly version: number; readonly graph: LineGraph; readonly syntaxErrors: readonly Problem[] }
    /** No graph yet: say why. `busy`: it is on its way. */
    | { readonly type: 'empty'; readonly reason: string; readonly busy?: boolean }
    /** How a run stands: the newest, or the past one that was chosen. */
    | { readonly type: 'run'; readonly run?: RunView; readonly isPast?: boolean }
    /** The cursor went into a task, or out of all. */
    | { readonly type: 'select'; readonly task?: string }
    /** The panel has the keyboard again: it goes to a card. */
    | { readonly type: 'focus' }
    /** Runs are off in an untrusted workspace. `canRunFrom`: the host understands `runFrom`. */
    | { readonly type: 'capabilities'; readonly canRun: boolean; readonly canRunFrom?: boolean }
    /** The answer to `edit`: the names that were made, in the order of the edits, or why nothing was changed. A new graph follows. */
    | { readonly type: 'edited'; readonly request: number; readonly ok: true; readonly created: readonly string[]; /** What else happened, or is left to do. */ readonly notes?: readonly string[] }
    | { readonly type: 'edited'; readonly request: number; readonly ok: false; readonly message: string }
    /** What a new task can use, and every group that a task can be in; after `ready`, and whenever it changes. */
    | { readonly type: 'activities'; readonly activities: readonly ActivityOutline[]; readonly groups?: readonly { readonly name: string; readonly title: string }[] }
    /** The task that was asked for with `inspect`: at once, and whenever it changes. No details: there is no such task any more. */
    | { readonly type: 'task'; readonly details?: TaskDetails }
    /** The answer to `checkValue`: what is wrong with the value, in the language's own words. */
    | { readonly type: 'checked'; readonly request: number; readonly problems: readonly string[] }
    /** The line's runs, newest first. */
    | { readonly type: 'runs'; readonly runs: readonly RunSummary[] }
    /** The timeline of the run that is shown is wanted. */
    | { readonly type: 'showTimeline' }
    /** More of the log that is followed. `reset`: it begins anew with this text. */
    | { readonly type: 'log'; readonly task: string; readonly attempt: number; readonly reset: boolean; readonly text: string };

export type PanelMessage =
    | { readonly type: 'ready' }
    /** A node was chosen: show its source. `focus`: put the keyboard there too. */
    | { readonly type: 'reveal'; readonly task: string; readonly focus: boolean }
    | { readonly type: 'showProblem'; readonly problem: Problem }
    | { readonly type: 'run'; readonly task?: string }
    | { readonly type: 'stop' }
    | { readonly type: 'addTask' }
    /** Ask what tasks to make of the tables of a database or the rows of a file. */
    | { readonly type: 'createTasks' }
    /** Ask what copies of tasks are to have instead. */
    | { readonly type: 'cloneTasks'; readonly tasks: readonly string[] }
    | { readonly type: 'showLog'; readonly task: string }
    /** One gesture, made of the graph of that version: one undo. The host answers `edited` with the same request number. */
    | { readonly type: 'edit'; readonly edits: readonly Edit[]; readonly version: number; readonly request: number }
    /** On the text document. */
    | { readonly type: 'undo' | 'redo' }
    /** Which task the properties panel shows; none: it is closed. */
    | { readonly type: 'inspect'; readonly task?: string }
    /** Would this Pline text do as the property's value? Changes nothing. */
    | { readonly type: 'checkValue'; readonly task: string; readonly property: string; readonly value: string; readonly request: number }
    /** Show the graph of another line. */
    | { readonly type: 'openLine'; readonly line: string; readonly uri: string }
    /** Run a task and all that comes after it. */
    | { readonly type: 'runFrom'; readonly task: string }
    | { readonly type: 'rerunFailed' }
    /** Which run to show over the graph; none: the newest. It stays until another one begins. */
    | { readonly type: 'chooseRun'; readonly run?: string }
    /** Ask for `runs`. */
    | { readonly type: 'showRuns' }
    /** Follow a task's log, of its last attempt where none is named; no task: stop that. */
    | { readonly type: 'log'; readonly task?: string; readonly attempt?: number }
    /** Save a picture; the host asks where. A PNG's content is base64. */
    | { readonly type: 'export'; readonly format: 'svg' | 'png'; readonly content: string }
    /** The environment to show values for; none: the first. */
    | { readonly type: 'environment'; readonly name?: string }
    /** How much of the line to show; the next graph whose `view.asked` is this one answers it. */
    | { readonly type: 'view'; readonly view: GraphView };

/** Which parts of the panel are open, and how large they are in pixels. */
export interface PanelParts {
    readonly properties: boolean;
    /** Below the graph. */
    readonly dock?: 'log' | 'timeline';
    readonly minimap: boolean;
    readonly propertiesSize: number;
    readonly dockSize: number;
}

/** What the panel keeps over a reload of the window. `uri` and `line` tell the host which line a panel that it finds again shows. */
export interface PanelState {
    readonly uri: string;
    readonly line: string;
    readonly viewport?: { readonly x: number; readonly y: number; readonly zoom: number };
    readonly selected?: string;
    readonly view?: GraphView;
    readonly parts?: PanelParts;
}

type Fields = Readonly<Record<string, unknown>>;
const isText = (value: unknown): value is string => typeof value === 'string';
const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);
const isNumber = (value: unknown): boolean => Number.isSafeInteger(value);
const always = (): boolean => true;

/** What each message must hold besides its type. */
const checks: Readonly<Record<PanelMessage['type'], (message: Fields) => boolean>> = {
    ready: always,
    reveal: ({ task, focus }) => isText(task) && typeof focus === 'boolean',
    showProblem: ({ problem }) => isProblem(problem),
    run: ({ task }) => isOptionalText(task),
    stop: always,
    addTask: always,
    createTasks: always,
    cloneTasks: ({ tasks }) => Array.isArray(tasks) && tasks.every(isText),
    showLog: ({ task }) => isText(task),
    edit: ({ edits, version, request }) => Array.isArray(edits) && edits.every(isEdit) && isNumber(version) && isNumber(request),
    undo: always,
    redo: always,
    inspect: ({ task }) => isOptionalText(task),
    checkValue: ({ task, property, value, request }) => [task, property, value].every(isText) && isNumber(request),
    openLine: ({ line, uri }) => isText(line) && isText(uri),
    runFrom: ({ task }) => isText(task),
    rerunFailed: always,
    chooseRun: ({ run }) => isOptionalText(run),
    showRuns: always,
    log: ({ task, attempt }) => isOptionalText(task) && (attempt === undefined || isNumber(attempt)),
    export: ({ format, content }) => (format === 'svg' || format === 'png') && isText(content),
    environment: ({ name }) => isOptionalText(name),
    view: ({ view }) => isView(view),
};

/** Messages from a webview are checked before use. */
export function isPanelMessage(message: unknown): message is PanelMessage {
    if (!isRecord(message) || !isText(message['type'])) return false;
    return Object.hasOwn(checks, message['type']) && checks[message['type'] as PanelMessage['type']](message);
}

function isProblem(value: unknown): value is Problem {
    if (!isRecord(value) || !isRecord(value['location'])) return false;
    const { location } = value;
    return isText(location['uri']) && 'start' in location && 'end' in location;
}

function isView(value: unknown): value is GraphView {
    if (!isRecord(value) || typeof value['external'] !== 'boolean' || !Array.isArray(value['collapsed'])) return false;
    const { focus, collapsed } = value;
    return collapsed.every(isText) && (focus === undefined || (isRecord(focus) && isText(focus['task']) && isNumber(focus['depth'])));
}

function isRecord(value: unknown): value is Fields {
    return typeof value === 'object' && value !== null;
}
