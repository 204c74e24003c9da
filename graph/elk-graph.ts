import type { ElkNode, ElkPort, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { Point } from '../protocol/graph.ts';
import type { PlainEdge, PlainNode } from './model.ts';
import { busToBus, cardToCard, edgeToCard, edgeToEdge, margin, portDistance } from './metrics.ts';
import type { Port, Ports } from './ports.ts';

const options: LayoutOptions = {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.padding': `[top=${margin},left=${margin},bottom=${margin},right=${margin}]`,
    // Every task that waits for nothing stands in the first column, also when it belongs to nothing else.
    'elk.separateConnectedComponents': 'false',
    'elk.spacing.nodeNode': String(cardToCard),
    'elk.spacing.edgeNode': String(edgeToEdge),
    'elk.spacing.edgeEdge': String(edgeToEdge),
    'elk.spacing.portPort': String(portDistance),
    'elk.layered.spacing.edgeEdgeBetweenLayers': String(edgeToEdge),
    // What leaves the order open is drawn as it is written.
    'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
    // Neighbours keep the order that they had in the previous picture.
    'elk.layered.crossingMinimization.semiInteractive': 'true',
};

/** The best-looking strategies that keep their time. NETWORK_SIMPLEX does not finish on 1,000 tasks; BRANDES_KOEPF draws them four times as high. */
function strategies(size: number): LayoutOptions {
    return {
        'elk.layered.nodePlacement.strategy': size > 500 ? 'SIMPLE' : 'LINEAR_SEGMENTS',
        'elk.layered.thoroughness': size > 80 ? '3' : '7',
    };
}

export interface ElkInput {
    readonly nodes: readonly PlainNode[];
    readonly edges: readonly PlainEdge[];
    readonly ports: Ports;
    /** How many upright stretches of buses need room beside each column. */
    readonly buses: number;
    /** Where the nodes were in the picture before this one. */
    readonly previous: ReadonlyMap<string, Point>;
}

/** @returns the graph as ELK takes it */
export function elkGraph({ nodes, edges, ports, buses, previous }: ElkInput): ElkNode {
    const strip = edgeToCard + Math.max(0, buses - 1) * busToBus;
    return {
        id: '',
        layoutOptions: {
            ...options,
            'elk.layered.spacing.nodeNodeBetweenLayers': String(2 * strip),
            'elk.layered.spacing.edgeNodeBetweenLayers': String(strip),
            ...strategies(nodes.length),
        },
        children: inPreviousOrder(nodes, previous).map(({ id, width, height }) => ({
            id, width, height, ports: ports.of(id).map(elkPort), layoutOptions: nodeOptions(ports.distance(id), previous.get(id)),
        })),
        edges: edges.map((edge) => ({ id: edge.id, sources: [ports.start(edge)], targets: [ports.end(edge)] })),
    };
}

/** Known nodes from top to bottom, new ones where the text has them: what ELK goes by where no edge decides. */
function inPreviousOrder(nodes: readonly PlainNode[], previous: ReadonlyMap<string, Point>): readonly PlainNode[] {
    const known = nodes.filter(({ id }) => previous.has(id)).toSorted((a, b) => previous.get(a.id)!.y - previous.get(b.id)!.y).values();
    return nodes.map((node) => (previous.has(node.id) ? known.next().value! : node));
}

function elkPort({ id, side }: Port): ElkPort {
    return { id, width: 0, height: 0, layoutOptions: { 'elk.port.side': side === 'in' ? 'WEST' : 'EAST' } };
}

function nodeOptions(portDistance: number, previous: Point | undefined): LayoutOptions {
    return {
        'elk.portConstraints': 'FIXED_SIDE',
        'elk.portAlignment.default': 'CENTER',
        'elk.spacing.individual': `elk.spacing.portPort:${portDistance}`,
        ...(previous && { 'elk.position': `(${previous.x}, ${previous.y})` }),
    };
}
