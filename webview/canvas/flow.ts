import type { Edge, Node } from '@xyflow/react';
import type { GraphEdge, GraphNode } from '../../protocol/graph.ts';

export type FlowNode = Node<{ readonly node: GraphNode }, 'task' | 'collapsed'>;
export type FlowEdge = Edge<{ readonly edge: GraphEdge }, 'condition'>;

/** React Flow makes up a label of its own where it gets none, save for null, which its types do not know. */
const noLabel = null as unknown as string;

const flowNodes = new WeakMap<GraphNode, FlowNode>();
const flowEdges = new WeakMap<GraphEdge, FlowEdge>();

/** A node as React Flow takes it; the same object for the same node, so that only what changed is drawn again. */
export function flowNode(node: GraphNode): FlowNode {
    const known = flowNodes.get(node);
    if (known !== undefined) return known;
    const { id, x, y, width, height } = node;
    const made: FlowNode = { id, type: node.members === undefined ? 'task' : 'collapsed', position: { x, y }, width, height, data: { node }, domAttributes: { 'aria-roledescription': undefined } };
    flowNodes.set(node, made);
    return made;
}

/** The same for an edge. What is drawn in it says what it means. */
export function flowEdge(edge: GraphEdge): FlowEdge {
    const known = flowEdges.get(edge);
    if (known !== undefined) return known;
    const { id, source, target } = edge;
    const made: FlowEdge = { id, type: 'condition', source, target, data: { edge }, ariaRole: 'none', ariaLabel: noLabel, domAttributes: { 'aria-roledescription': undefined } };
    flowEdges.set(edge, made);
    return made;
}
