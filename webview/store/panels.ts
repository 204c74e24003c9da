import type { RunSummary } from '../../protocol/journal.ts';
import type { PanelParts } from '../../protocol/panel.ts';
import type { TaskDetails } from '../../protocol/task.ts';
import { nextLog, type FollowedLog } from './log.ts';
import type { PanelEvent } from './panel-model.ts';
import { firstParts, reduceParts, type PartsEvent } from './parts.ts';

/** The part of the panel's model that what lies around the graph is about. */
export interface PanelsModel {
    readonly parts: PanelParts;
    /** Of the task in the properties panel. */
    readonly details?: TaskDetails;
    /** The line's runs, newest first, once they were asked for. */
    readonly runs?: readonly RunSummary[];
    /** The past run that is shown; none: the newest. */
    readonly chosenRun?: string;
    /** The environment that was chosen to show values for; none: the first. */
    readonly environment?: string;
    readonly log?: FollowedLog;
    /** The task whose log is to be shown, and which attempt; no attempt: the last. */
    readonly logged?: { readonly task: string; readonly attempt?: number };
    /** What was searched for, and found. */
    readonly found?: Found;
}

interface Found {
    readonly tasks: ReadonlySet<string>;
    /** The one that the search has come to. */
    readonly current?: string;
}

export type PanelsEvent =
    | PartsEvent
    | { readonly type: 'found'; readonly found?: Found }
    | { readonly type: 'environment'; readonly name?: string }
    /** Shows a task's log below the graph. */
    | { readonly type: 'followLog'; readonly task: string; readonly attempt?: number };

export function initialPanels(parts?: PanelParts): PanelsModel {
    return { parts: parts ?? firstParts };
}

/** What the panels show after something happened. What did not change stays the same object. */
export function reducePanels(model: PanelsModel, event: PanelEvent): PanelsModel {
    switch (event.type) {
        case 'toggle':
        case 'open':
        case 'dock':
        case 'resize': return { ...model, parts: reduceParts(model.parts, event) };
        case 'task': return without(model, 'details', event.details && { details: event.details });
        case 'runs': return { ...model, runs: event.runs };
        case 'log': return { ...model, log: nextLog(model.log, event) };
        case 'found': return without(model, 'found', event.found && { found: event.found });
        case 'run': return without(model, 'chosenRun', event.isPast && event.run ? { chosenRun: event.run.id } : undefined);
        case 'showTimeline': return { ...model, parts: reduceParts(model.parts, { type: 'dock', tab: 'timeline' }) };
        case 'environment': return without(model, 'environment', event.name === undefined ? undefined : { environment: event.name });
        case 'followLog': {
            const { task, attempt } = event;
            return { ...model, parts: reduceParts(model.parts, { type: 'dock', tab: 'log' }), logged: { task, ...(attempt !== undefined && { attempt }) } };
        }
        default: return model;
    }
}

/** The model with another value for a key, or without the key. */
function without<K extends keyof PanelsModel>(model: PanelsModel, key: K, value: Partial<PanelsModel> | undefined): PanelsModel {
    const { [key]: _, ...rest } = model;
    return { ...(rest as PanelsModel), ...value };
}
