import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { GraphNode, Point } from '../protocol/graph.ts';
import type { PlainNode } from './model.ts';
import { onGrid } from './metrics.ts';

/** Where ELK put the nodes, on the grid. */
export function placedNodes(nodes: readonly PlainNode[], result: ElkNode): readonly GraphNode[] {
    const places = new Map(result.children?.map((child) => [child.id, placeOf(child)]));
    return nodes.map((node) => ({ ...node, ...places.get(node.id)! }));
}

/** Where ELK put the ports, by port id, on the grid. */
export function placedPorts(result: ElkNode): ReadonlyMap<string, Point> {
    return new Map(result.children?.flatMap(({ x = 0, y = 0, ports = [] }) => ports.map((port) => [port.id, placeOf(port, { x, y })])));
}

/** Where ELK led the edges, by edge id, on the grid. */
export function routedPoints(result: ElkNode): ReadonlyMap<string, readonly Point[]> {
    return new Map(result.edges?.map(({ id, sections }) => {
        const points = (sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [startPoint, ...(bendPoints ?? []), endPoint]);
        return [id, points.map((point) => placeOf(point))];
    }));
}

function placeOf({ x = 0, y = 0 }: Partial<Point>, origin: Point = { x: 0, y: 0 }): Point {
    return { x: onGrid(origin.x + x), y: onGrid(origin.y + y) };
}
