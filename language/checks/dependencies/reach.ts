/** Whether one node of a graph leads to another. */
export interface Query<N> {
    readonly from: N;
    readonly to: N;
}

/**
 * Answers many questions of reachability in one pass over the graph: each node asked for is a bit, and a component knows by its bits whom it leads to.
 * @param components strongly connected ones, each after those that it leads to; a node in a component of its own does not lead to itself
 * @returns the queries whose answer is no
 */
export function unreached<N, Q extends Query<N>>(queries: readonly Q[], components: readonly (readonly N[])[], successors: (node: N) => Iterable<N>): Q[] {
    const bits = new Map<N, number>();
    for (const { to } of queries) {
        if (!bits.has(to)) bits.set(to, bits.size);
    }
    const words = Math.ceil(bits.size / BITS);
    const reached = new Map<N, Uint32Array>();
    for (const component of components) {
        const set = new Uint32Array(words);
        for (const node of component) {
            for (const next of successors(node)) {
                reached.get(next)?.forEach((word, index) => { set[index]! |= word; });
                add(set, bits.get(next));
            }
        }
        for (const node of component) reached.set(node, set);
    }
    return queries.filter(({ from, to }) => !has(reached.get(from), bits.get(to)));
}

const BITS = 32;

function add(set: Uint32Array, bit: number | undefined): void {
    if (bit !== undefined) set[Math.floor(bit / BITS)]! |= 1 << bit % BITS;
}

function has(set: Uint32Array | undefined, bit: number | undefined): boolean {
    return set !== undefined && bit !== undefined && (set[Math.floor(bit / BITS)]! & 1 << bit % BITS) !== 0;
}
