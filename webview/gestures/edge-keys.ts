import type { KeyboardEvent } from 'react';
import type { GraphEdge, LineGraph } from '../../protocol/graph.ts';
import { placeOfEdge } from '../menus/place.ts';
import type { PanelStore } from '../store/store.ts';
import type { Actions } from './use-actions.ts';

interface EdgeKeys {
    readonly graph: LineGraph;
    readonly edge: GraphEdge;
    readonly focus: (task: string) => void;
    readonly actions: Actions;
    readonly store: PanelStore;
}

/** What keys do on an edge: left and right to its tasks, up and down to the other edges there, Enter and Delete to change it. */
export function edgeKey(event: KeyboardEvent, { graph, edge, focus, actions, store }: EdgeKeys): void {
    const beside = (step: 1 | -1): void => {
        const edges = edgesAround(graph, edge);
        focusEdge(edges[(edges.indexOf(edge) + step + edges.length) % edges.length]!);
    };
    const open = (): void => store.dispatch({ type: 'begin', gesture: { kind: 'edge', at: placeOfEdge(edge.id) ?? { x: 0, y: 0 }, edge: edge.id } });
    const steps: Readonly<Record<string, () => void>> = {
        ArrowLeft: () => focus(edge.source),
        ArrowRight: () => focus(edge.target),
        ArrowDown: () => beside(1),
        ArrowUp: () => beside(-1),
    };
    const changes: Readonly<Record<string, () => void>> = {
        Enter: open,
        ' ': open,
        ContextMenu: open,
        Delete: () => actions.disconnect(edge),
        Backspace: () => actions.disconnect(edge),
    };
    // What stands for several dependencies cannot be changed as one.
    const keys: typeof steps = edge.count === undefined ? { ...steps, ...changes } : steps;
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]!();
}

/** The keyboard goes to an edge of the task: one that leaves it, or else one that leads to it. */
export function focusFirstEdge({ edges }: LineGraph, task: string): void {
    const first = edges.find(({ source }) => source === task) ?? edges.find(({ target }) => target === task);
    if (first !== undefined) focusEdge(first);
}

/** The edges that leave where this one leaves, and those that arrive where it arrives. */
function edgesAround({ edges }: LineGraph, { source, target }: GraphEdge): readonly GraphEdge[] {
    return edges.filter((edge) => edge.source === source || edge.target === target);
}

function focusEdge({ id }: GraphEdge): void {
    document.querySelector<SVGElement>(`[data-edge="${CSS.escape(id)}"]`)?.focus();
}
