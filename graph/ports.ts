import type { PlainEdge, PlainGraph } from './model.ts';
import { denseDistance, denseSize, portDistance } from './metrics.ts';

export interface Port {
    readonly id: string;
    readonly side: 'in' | 'out';
}

/**
 * Where edges meet cards. Edges of one condition leave a card together, so that a glance tells what leads where. They arrive each on its own:
 * were both ends shared, ELK would draw `a → c, a → d, b → d` as one tangle that also reads as `b → c`. A bus arrives as one.
 */
export class Ports {
    readonly #bused: ReadonlySet<PlainEdge>;
    readonly #ports: ReadonlyMap<string, readonly Port[]>;

    /** @param bused the edges that are drawn as buses */
    constructor(edges: readonly PlainEdge[], bused: readonly PlainEdge[]) {
        this.#bused = new Set(bused);
        const ports = edges.flatMap((edge) => [
            { node: edge.source, id: this.start(edge), side: 'out' as const },
            { node: edge.target, id: this.end(edge), side: 'in' as const },
        ]);
        const distinct = new Map(ports.map((port) => [port.id, port]));
        this.#ports = Map.groupBy(distinct.values(), ({ node }) => node);
    }

    of(node: string): readonly Port[] {
        return this.#ports.get(node) ?? [];
    }

    /** How far apart the ports of a node are, in pixels. */
    distance(node: string): number {
        return this.of(node).filter(({ side }) => side === 'in').length > denseSize ? denseDistance : portDistance;
    }

    start({ source, condition }: PlainEdge): string {
        return `${source}/out/${condition}`;
    }

    end(edge: PlainEdge): string {
        return this.#bused.has(edge) ? `${edge.target}/in/${edge.condition}` : `${edge.id}/in`;
    }
}

/** @returns the buses among edges into hubs: those of one condition into one task */
export function busesOf(bused: readonly PlainEdge[]): readonly (readonly PlainEdge[])[] {
    return [...Map.groupBy(bused, ({ target, condition }: PlainGraph['edges'][number]) => `${target}/${condition}`).values()];
}
