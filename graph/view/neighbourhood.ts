import type { PlainGraph, PlainNode } from '../model.ts';

/**
 * The tasks that are at most `depth` dependencies away from one, upstream or downstream, in the order of the graph.
 * A task is reached by going only up or only down: the other tasks of a common upstream are no neighbours.
 * @param most no more than this many, the nearest
 */
export function neighbourhood({ nodes, edges }: PlainGraph, task: string, depth: number, most: number): readonly PlainNode[] {
    const found = new Set([task]);
    const ups = Map.groupBy(edges, ({ target }) => target);
    const downs = Map.groupBy(edges, ({ source }) => source);
    const steps = [
        (id: string) => (ups.get(id) ?? []).map(({ source }) => source),
        (id: string) => (downs.get(id) ?? []).map(({ target }) => target),
    ];
    let rings: readonly (readonly string[])[] = steps.map(() => [task]);
    for (let step = 0; step < depth && found.size < most && rings.some(({ length }) => length > 0); step++) {
        rings = rings.map((ring, side) => ring.flatMap((id) => steps[side]!(id)).filter((id) => {
            if (found.has(id) || found.size >= most) return false;
            found.add(id);
            return true;
        }));
    }
    return nodes.filter(({ id }) => found.has(id));
}
