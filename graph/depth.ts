import type { PlainGraph } from './model.ts';

/**
 * How many edges the longest way to each node has.
 * @returns by node id; an edge that closes a cycle counts for nothing
 */
export function depths({ nodes, edges }: Pick<PlainGraph, 'nodes' | 'edges'>): ReadonlyMap<string, number> {
    const upstreams = Map.groupBy(edges, ({ target }) => target);
    const depth = new Map<string, number>();
    const open = new Set<string>();
    // A line may be a chain of thousands of tasks: a stack of our own, not the call stack.
    const stack = nodes.map(({ id }) => id).reverse();
    while (stack.length > 0) {
        const id = stack.at(-1)!;
        const sources = (upstreams.get(id) ?? []).map(({ source }) => source);
        const pending = depth.has(id) ? [] : sources.filter((source) => !depth.has(source) && !open.has(source));
        if (pending.length > 0 && !open.has(id)) {
            open.add(id);
            stack.push(...pending);
        } else {
            if (!depth.has(id)) depth.set(id, Math.max(-1, ...sources.map((source) => depth.get(source) ?? -1)) + 1);
            open.delete(id);
            stack.pop();
        }
    }
    return depth;
}
