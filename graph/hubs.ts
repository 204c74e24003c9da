import type { PlainEdge, PlainGraph } from './model.ts';
import { depths } from './depth.ts';
import { hubSize } from './metrics.ts';

export interface SplitEdges {
    /** What ELK gets: every edge but those into hubs, and of each hub one that keeps it to the right of its upstreams. */
    readonly layered: readonly PlainEdge[];
    /** Edges into hubs, to be drawn as buses. */
    readonly bused: readonly PlainEdge[];
}

/** Takes the edges into hubs (tasks that wait for more than `hubSize` others) out of what ELK lays out. */
export function splitHubs(graph: Pick<PlainGraph, 'nodes' | 'edges'>): SplitEdges {
    const hubs = [...Map.groupBy(graph.edges, ({ target }) => target).values()].filter((edges) => edges.length > hubSize);
    if (hubs.length === 0) return { layered: graph.edges, bused: [] };
    const depth = depths(graph);
    const deepest = hubs.map((edges) => edges.reduce((best, edge) => (depth.get(edge.source)! > depth.get(best.source)! ? edge : best)));
    const bused = new Set(hubs.flat());
    const anchors = new Set(deepest);
    return { layered: graph.edges.filter((edge) => !bused.has(edge) || anchors.has(edge)), bused: [...bused] };
}
