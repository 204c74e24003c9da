import type { GraphView } from '../../protocol/graph.ts';
import type { PlainGraph, PlainNode } from '../model.ts';
import { collapse } from './collapse.ts';
import { neighbourhood } from './neighbourhood.ts';
import { restrict } from './restrict.ts';

/** What is shown of a line until somebody asks for something else. */
export const wholeLine: GraphView = { external: true, collapsed: [] };

/** More cards than this are slow to lay out and to draw: a browser pans and zooms them with less than 50 frames a second. */
export const mostCards = 1500;
/** As many cards as a first neighbourhood of a line without groups has. */
const neighbourhoodSize = 300;

/**
 * The part of a line that is to be shown. One that would be too large is reduced, unless `whole` is asked for: its groups are collapsed,
 * and where that does not help, the neighbourhood of a task is shown.
 */
export function viewed(graph: PlainGraph, asked: GraphView): PlainGraph {
    const inside = asked.external ? graph : restrict(graph, graph.nodes.filter(({ external }) => !external));
    const shown = { asked, tasks: graph.nodes.filter(({ external }) => !external).length };
    const possible = withoutLostFocus(asked, inside);
    const wanted = apply(inside, possible, Infinity);
    if (asked.whole || wanted.nodes.length <= mostCards) return { ...wanted, view: { ...possible, ...shown, reduced: false } };
    const { view, picture } = reduced(inside, possible);
    return { ...picture, view: { ...view, ...shown, reduced: true } };
}

/** The task that was in focus may be gone, or have another name. */
function withoutLostFocus(view: GraphView, { nodes }: PlainGraph): GraphView {
    const { focus, ...rest } = view;
    return focus === undefined || nodes.some(({ id }) => id === focus.task) ? view : rest;
}

function reduced(graph: PlainGraph, asked: GraphView): { readonly view: GraphView; readonly picture: PlainGraph } {
    const { focus } = asked;
    if (focus === undefined) {
        const view: GraphView = { ...asked, collapsed: graph.groups.map(({ name }) => name) };
        const picture = apply(graph, view, Infinity);
        if (picture.nodes.length <= mostCards) return { view, picture };
    }
    const task = focus?.task ?? centre(graph);
    const depth = focus === undefined ? depthFor(graph, task, neighbourhoodSize) : focus.depth;
    const view: GraphView = { ...asked, focus: { task, depth } };
    return { view, picture: apply(graph, view, mostCards) };
}

function apply(graph: PlainGraph, { focus, collapsed }: GraphView, most: number): PlainGraph {
    const near = focus === undefined ? graph : restrict(graph, neighbourhood(graph, focus.task, focus.depth, most));
    return collapsed.length === 0 ? near : collapse(near, new Set(collapsed));
}

function depthFor(graph: PlainGraph, task: string, size: number): number {
    let depth = 1;
    let before = 0;
    for (;;) {
        const now = neighbourhood(graph, task, depth + 1, size + 1).length;
        if (now > size || now === before) return depth;
        before = now;
        depth += 1;
    }
}

/** The first of those that most others wait for: there is most to see around it. */
function centre({ nodes, edges }: PlainGraph): string {
    const downs = Map.groupBy(edges, ({ source }) => source);
    const weight = ({ id, external }: PlainNode): number => (external ? -1 : downs.get(id)?.length ?? 0);
    return nodes.reduce((best, node) => (weight(node) > weight(best) ? node : best)).id;
}

