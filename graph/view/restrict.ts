import type { PlainGraph, PlainNode } from '../model.ts';

/** @returns the graph with these of its nodes alone, and the edges between them */
export function restrict(graph: PlainGraph, nodes: readonly PlainNode[]): PlainGraph {
    if (nodes.length === graph.nodes.length) return graph;
    const kept = new Set(nodes.map(({ id }) => id));
    return { ...graph, nodes, edges: graph.edges.filter(({ source, target }) => kept.has(source) && kept.has(target)) };
}
