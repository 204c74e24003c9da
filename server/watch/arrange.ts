import type { GraphLayouter } from '../../graph/layout-client.ts';
import type { PlainEdge, PlainGraph, PlainNode } from '../../graph/model.ts';
import type { GraphEdge, GraphNode, LineGraph } from '../../protocol/graph.ts';

/**
 * Gives a graph its places: those of the picture before it where the shape is the same, as after most keystrokes, else new ones.
 * @param signal gives the layout up
 * @throws what the layouter throws
 */
export async function arrange(graph: PlainGraph, previous: LineGraph | undefined, layouter: Pick<GraphLayouter, 'layout'>, signal: AbortSignal): Promise<LineGraph> {
    return previous && shapeOf(graph) === shapeOf(previous) ? moved(graph, previous) : layouter.layout(graph, previous, { signal });
}

/** All of a graph that its layout depends on. */
function shapeOf({ nodes, edges }: { readonly nodes: readonly PlainNode[]; readonly edges: readonly PlainEdge[] }): string {
    return JSON.stringify([nodes.map(({ id, external, width, height }) => [id, external, width, height]), edges.map(({ id }) => id)]);
}

function moved(graph: PlainGraph, { nodes, edges, width, height }: LineGraph): LineGraph {
    return {
        ...graph,
        nodes: graph.nodes.map((node, index): GraphNode => ({ ...node, x: nodes[index]!.x, y: nodes[index]!.y })),
        edges: graph.edges.map((edge, index): GraphEdge => ({ ...edge, points: edges[index]!.points, path: edges[index]!.path })),
        width,
        height,
    };
}
