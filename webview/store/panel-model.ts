import type { GraphView, LineGraph, Problem } from '../../protocol/graph.ts';
import type { HostMessage, PanelState } from '../../protocol/panel.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { initialGestures, reduceGestures, type GestureEvent, type GestureModel } from '../gestures/gesture-model.ts';
import { initialPanels, reducePanels, type PanelsEvent, type PanelsModel } from './panels.ts';
import { isSame, keepItems, keepValues } from './reconcile.ts';

/** What the panel has to show instead of a graph. */
export interface Notice {
    readonly reason: string;
    readonly busy: boolean;
}

/** All that the panel shows. */
export interface PanelModel {
    readonly graph?: LineGraph;
    /** How much of the line was asked for here; undefined where nothing was. */
    readonly view?: GraphView;
    /** The graph of that view is on its way; `backTo` was shown before, for those who will not wait. */
    readonly awaiting?: { readonly backTo: GraphView | undefined };
    /** Of the text that the graph was made of. */
    readonly version: number;
    /** Set while there is no graph. */
    readonly notice?: Notice;
    /** Of the text that came after the graph. */
    readonly syntaxErrors: readonly Problem[];
    readonly run?: RunView;
    readonly canRun: boolean;
    readonly canRunFrom: boolean;
    readonly gestures: GestureModel;
    readonly panels: PanelsModel;
    /** The task that is highlighted, here and in the text. */
    readonly selected?: string;
    /** The selected task, when it was chosen here: its actions show. */
    readonly active?: string;
    /** The task that the Tab key goes to: one for the whole graph, the arrows do the rest. */
    readonly tabStop?: string;
    /** The task that is to take the keyboard once it is drawn. */
    readonly focusing?: string;
    /** The task under the pointer, or the one that the keyboard went to: its details show. */
    readonly hovered?: string;
}

export type PanelEvent =
    | HostMessage
    /** Another part of the line was asked for. */
    | { readonly type: 'view'; readonly view: GraphView }
    | PanelsEvent
    | GestureEvent
    /** A task was chosen here. `focus`: the keyboard follows. */
    | { readonly type: 'choose'; readonly task: string; readonly focus: boolean }
    | { readonly type: 'focused'; readonly task: string; readonly byKeyboard: boolean }
    | { readonly type: 'hover'; readonly task?: string }
    /** The empty canvas was clicked, or Escape pressed. */
    | { readonly type: 'dismiss' };

/** @param saved what the panel showed before the page was loaded again */
export function initialModel({ selected, view, parts }: Partial<PanelState> = {}): PanelModel {
    return {
        notice: { reason: 'The graph is on its way …', busy: true }, version: 0, syntaxErrors: [], canRun: true, canRunFrom: false,
        gestures: initialGestures, panels: initialPanels(parts),
        ...(selected !== undefined && { selected }), ...(view && { view, awaiting: { backTo: undefined } }),
    };
}

/** What the panel shows after something happened. What did not change stays the same object. */
export function reduce(model: PanelModel, event: PanelEvent): PanelModel {
    const gestures = reduceGestures(model.gestures, event);
    const panels = reducePanels(model.panels, event);
    const next = { ...applied(model, event), gestures, panels };
    return next.graph === model.graph && next.selected === model.selected ? next : withTabStop(next);
}

function applied(model: PanelModel, event: PanelEvent): PanelModel {
    switch (event.type) {
        case 'graph': {
            if (isOvertaken(model, event.graph)) return model;
            const { notice: _, awaiting: __, ...rest } = model;
            return { ...rest, graph: nextGraph(model.graph, event.graph), version: event.version, syntaxErrors: event.syntaxErrors };
        }
        case 'empty': {
            const { graph: _, ...rest } = model;
            return { ...rest, notice: { reason: event.reason, busy: event.busy ?? false }, syntaxErrors: [] };
        }
        case 'run': return nextRun(model, event.run);
        case 'capabilities': return { ...model, canRun: event.canRun, canRunFrom: event.canRunFrom ?? false };
        case 'select': return select(model, event.task);
        case 'focus': return model.tabStop === undefined ? model : { ...model, focusing: model.tabStop };
        case 'choose': return { ...model, selected: event.task, active: event.task, ...(event.focus && { focusing: event.task }) };
        case 'focused': {
            const { focusing: _, ...rest } = model;
            return { ...rest, selected: event.task, active: event.task, ...(event.byKeyboard && { hovered: event.task }) };
        }
        case 'hover': {
            const { hovered: _, ...rest } = model;
            return event.task === undefined ? rest : { ...rest, hovered: event.task };
        }
        case 'dismiss': {
            const { active: _, hovered: __, ...rest } = model;
            return rest;
        }
        case 'answered': return event.edited.ok ? afterEdit(model, event.id, event.edited.created) : model;
        case 'view': return asked(model, event.view);
        default: return model;
    }
}

function asked(model: PanelModel, view: GraphView): PanelModel {
    return { ...model, view, awaiting: model.awaiting ?? { backTo: model.view } };
}

/** A graph that was made before the newest view was asked for. */
function isOvertaken({ view, awaiting }: PanelModel, graph: LineGraph): boolean {
    return awaiting !== undefined && graph.view !== undefined && !isSame(graph.view.asked, view);
}

/** What was named when an edit was sent is chosen and gets the keyboard, or else what it made. */
function afterEdit(model: PanelModel, id: number, created: readonly string[]): PanelModel {
    const edit = model.gestures.pending.find((pending) => pending.id === id);
    const task = edit && (edit.focus ?? created[0]);
    return task === undefined ? model : { ...model, selected: task, active: task, focusing: task };
}

function withTabStop(model: PanelModel): PanelModel {
    const { tabStop: _, ...rest } = model;
    const { graph, selected } = rest;
    const tabStop = graph?.nodes.some(({ id }) => id === selected) ? selected : graph?.nodes[0]?.id;
    return { ...rest, ...(tabStop !== undefined && { tabStop }) };
}

function nextGraph(previous: LineGraph | undefined, graph: LineGraph): LineGraph {
    if (previous === undefined) return graph;
    return { ...graph, nodes: keepItems(previous.nodes, graph.nodes), edges: keepItems(previous.edges, graph.edges) };
}

function nextRun(model: PanelModel, run: RunView | undefined): PanelModel {
    const { run: previous, ...rest } = model;
    if (run === undefined) return rest;
    return { ...rest, run: { ...run, tasks: keepValues(previous?.tasks ?? {}, run.tasks) } };
}

function select(model: PanelModel, task: string | undefined): PanelModel {
    const { selected: _, active, ...rest } = model;
    if (task === undefined) return rest;
    return { ...rest, selected: task, ...(active === task && { active }) };
}
