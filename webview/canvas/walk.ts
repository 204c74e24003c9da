import type { GraphNode, LineGraph } from '../../protocol/graph.ts';

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

const steps: Readonly<Record<string, Step>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' };

/** @returns the step that a key stands for */
export function stepOf(key: string): Step | undefined {
    return Object.hasOwn(steps, key) ? steps[key] : undefined;
}

/**
 * Walks through the graph: left and right along the edges (to the nearest of several), up and down within a column.
 * @returns the id of the task there; nothing where the way ends
 */
export function walk({ nodes, edges }: Pick<LineGraph, 'nodes' | 'edges'>, from: string, step: Step): string | undefined {
    const here = nodes.find(({ id }) => id === from);
    if (here === undefined) return undefined;
    const column = nodes.filter(({ x }) => x === here.x).toSorted((a, b) => a.y - b.y);
    switch (step) {
        case 'left': return nearest(here, nodes, edges.filter(({ target }) => target === from).map(({ source }) => source));
        case 'right': return nearest(here, nodes, edges.filter(({ source }) => source === from).map(({ target }) => target));
        case 'up': return column[column.indexOf(here) - 1]?.id;
        case 'down': return column[column.indexOf(here) + 1]?.id;
        case 'first': return ends(nodes)[0]?.id;
        case 'last': return ends(nodes).at(-1)?.id;
    }
}

/**
 * Walks over the picture without regard to edges: left and right to the nearest task of the next column.
 * @returns the id of the task there; nothing where the picture ends
 */
export function across(nodes: readonly GraphNode[], from: string, step: Step): string | undefined {
    const here = nodes.find(({ id }) => id === from);
    if (here === undefined || (step !== 'left' && step !== 'right')) return walk({ nodes, edges: [] }, from, step);
    const beyond = nodes.filter(({ x }) => (step === 'right' ? x > here.x : x < here.x));
    const column = beyond.reduce((x, node) => (step === 'right' ? Math.min(x, node.x) : Math.max(x, node.x)), step === 'right' ? Infinity : -Infinity);
    return nearest(here, beyond, beyond.filter(({ x }) => x === column).map(({ id }) => id));
}

function nearest(here: GraphNode, nodes: readonly GraphNode[], ids: readonly string[]): string | undefined {
    const wanted = new Set(ids);
    const distance = (node: GraphNode): number => Math.hypot(node.x - here.x, node.y + node.height / 2 - here.y - here.height / 2);
    return nodes.filter(({ id }) => id !== here.id && wanted.has(id)).toSorted((a, b) => distance(a) - distance(b))[0]?.id;
}

function ends(nodes: readonly GraphNode[]): readonly GraphNode[] {
    return nodes.toSorted((a, b) => a.x - b.x || a.y - b.y);
}
