import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { GraphEdge, GraphNode, LineGraph, Point } from '../protocol/graph.ts';
import { routeBuses } from './bus.ts';
import { roundedPath, straightened } from './edge-path.ts';
import { elkGraph } from './elk-graph.ts';
import { placedNodes, placedPorts, routedPoints } from './elk-result.ts';
import { splitHubs } from './hubs.ts';
import { margin } from './metrics.ts';
import type { PlainEdge, PlainGraph } from './model.ts';
import { busesOf, Ports } from './ports.ts';

/** ELK, wherever it runs. */
export interface LayoutEngine {
    layout(graph: ElkNode): Promise<ElkNode>;
}

/**
 * Gives a line's nodes their places and its edges their ways, left to right. The same graph after the same previous picture comes out the same.
 * @param previous the picture before this one: tasks of one column that were in it keep their order
 */
export async function layoutLine(engine: LayoutEngine, graph: PlainGraph, previous?: LineGraph): Promise<LineGraph> {
    const { layered, bused } = splitHubs(graph);
    const ports = new Ports(graph.edges, bused);
    const before = new Map(previous?.nodes.map((node) => [node.id, node]));
    const result = await engine.layout(elkGraph({ nodes: graph.nodes, edges: layered, ports, buses: busesOf(bused).length, previous: before }));
    const nodes = placedNodes(graph.nodes, result);
    const routed = routedPoints(result);
    const buses = routeBuses(bused, ports, placedPorts(result), extent(nodes, [...routed.values()]).y);
    const edges = graph.edges.map((edge) => drawnEdge(edge, buses.get(edge.id) ?? routed.get(edge.id) ?? []));
    const { x, y } = extent(nodes, edges.map(({ points }) => points));
    return { ...graph, nodes, edges, width: x + margin, height: y + margin };
}

function drawnEdge(edge: PlainEdge, points: readonly Point[]): GraphEdge {
    const straight = straightened(points);
    return { ...edge, points: straight, path: roundedPath(straight) };
}

/** The bottom right corner of everything. */
function extent(nodes: readonly GraphNode[], ways: readonly (readonly Point[])[]): Point {
    const corners = [...nodes.map(({ x, y, width, height }) => ({ x: x + width, y: y + height })), ...ways.flat()];
    return corners.reduce((most, { x, y }) => ({ x: Math.max(most.x, x), y: Math.max(most.y, y) }), { x: 0, y: 0 });
}
