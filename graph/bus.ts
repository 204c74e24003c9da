import type { Point } from '../protocol/graph.ts';
import type { PlainEdge } from './model.ts';
import { busToBus, busToCard, edgeToEdge } from './metrics.ts';
import { busesOf, type Ports } from './ports.ts';

/**
 * Leads the edges into hubs below the picture: down behind each upstream, along one lane for each hub and condition, up before the hub.
 * @param places where the ports are, by id
 * @param below the lowest coordinate of the nodes and of the other edges
 * @returns the points by edge id
 */
export function routeBuses(bused: readonly PlainEdge[], ports: Ports, places: ReadonlyMap<string, Point>, below: number): ReadonlyMap<string, readonly Point[]> {
    return new Map(busesOf(bused).flatMap((bus, index) => {
        const lane = below + (index + 1) * edgeToEdge;
        const aside = busToCard + index * busToBus;
        return bus.map((edge) => {
            const from = places.get(ports.start(edge))!;
            const to = places.get(ports.end(edge))!;
            const down = from.x + aside;
            const up = to.x - aside;
            return [edge.id, [from, { x: down, y: from.y }, { x: down, y: lane }, { x: up, y: lane }, { x: up, y: to.y }, to]] as const;
        });
    }));
}
