interface Visit<N extends object> {
    readonly node: N;
    readonly index: number;
    readonly successors: Iterator<N>;
    /** The smallest index that is reachable from here among the nodes on the stack. */
    low: number;
    onStack: boolean;
}

/**
 * The strongly connected components of a directed graph (Tarjan), without recursion, so that a long chain is no deeper than a short one.
 * @param roots where to start; everything reachable is found
 * @returns every component after those that it leads to; more than one node in it: each leads to each
 */
export function stronglyConnected<N extends object>(roots: Iterable<N>, successors: (node: N) => Iterable<N>): N[][] {
    const visits = new Map<N, Visit<N>>();
    const stack: Visit<N>[] = [];
    const components: N[][] = [];

    const enter = (node: N): Visit<N> => {
        const visit: Visit<N> = { node, index: visits.size, low: visits.size, successors: successors(node)[Symbol.iterator](), onStack: true };
        visits.set(node, visit);
        stack.push(visit);
        return visit;
    };

    for (const root of roots) {
        if (visits.has(root)) continue;
        const path = [enter(root)];
        for (let current = path.at(-1); current; current = path.at(-1)) {
            const next = current.successors.next();
            if (next.done) {
                path.pop();
                const parent = path.at(-1);
                if (parent) parent.low = Math.min(parent.low, current.low);
                if (current.low === current.index) components.push(leave(stack, current));
                continue;
            }
            const seen = visits.get(next.value);
            if (!seen) path.push(enter(next.value));
            else if (seen.onStack) current.low = Math.min(current.low, seen.index);
        }
    }
    return components;
}

function leave<N extends object>(stack: Visit<N>[], first: Visit<N>): N[] {
    const members = stack.splice(stack.lastIndexOf(first));
    for (const member of members) member.onStack = false;
    return members.map(({ node }) => node);
}

/**
 * Cycles of a strongly connected component, so many that every node of it is in one.
 * @returns each as its nodes in the order of their successors, every node once; first the one that stands first in the component
 */
export function cyclesOf<N extends object>(component: readonly N[], successors: (node: N) => Iterable<N>): N[][] {
    const [root] = component;
    if (root === undefined || component.length === 1) return [];
    const inside = new Set(component);
    const within = (node: N): N[] => [...successors(node)].filter((next) => inside.has(next));
    const backwards = new Map<N, N[]>(component.map((node) => [node, []]));
    for (const node of component) {
        for (const next of within(node)) backwards.get(next)!.push(node);
    }
    // Every node lies on the way from the root to it and back.
    const fromRoot = nearestSteps(root, within);
    const toRoot = nearestSteps(root, (node) => backwards.get(node)!);
    const covered = new Set<N>();
    const positions = new Map(component.map((node, index) => [node, index]));
    const cycles: N[][] = [];
    for (const node of component.slice(1)) {
        if (covered.has(node)) continue;
        const cycle = withoutLoops([...way(node, toRoot), ...way(node, fromRoot).toReversed().slice(1, -1)]);
        for (const member of cycle) covered.add(member);
        cycles.push(startingAt(cycle, (member) => positions.get(member)!));
    }
    return cycles;
}

/** For every node the next one on a shortest way to the root. */
function nearestSteps<N extends object>(root: N, neighbours: (node: N) => Iterable<N>): Map<N, N> {
    const steps = new Map<N, N>();
    const queue = new Set([root]);
    for (const node of queue) {
        for (const next of neighbours(node)) {
            if (queue.has(next)) continue;
            queue.add(next);
            steps.set(next, node);
        }
    }
    return steps;
}

/** From a node to the root, both included. */
function way<N extends object>(node: N, steps: ReadonlyMap<N, N>): N[] {
    const result = [node];
    for (let next = steps.get(node); next !== undefined; next = steps.get(next)) result.push(next);
    return result;
}

/** A closed way in which every node stands once; its first node stays. */
function withoutLoops<N extends object>(walk: readonly N[]): N[] {
    const positions = new Map<N, number>();
    const result: N[] = [];
    for (const node of walk) {
        const before = positions.get(node);
        if (before === undefined) {
            positions.set(node, result.length);
            result.push(node);
        } else {
            for (const dropped of result.splice(before + 1)) positions.delete(dropped);
        }
    }
    return result;
}

function startingAt<N>(cycle: readonly N[], position: (node: N) => number): N[] {
    const start = cycle.reduce((best, node, index) => position(node) < position(cycle[best]!) ? index : best, 0);
    return [...cycle.slice(start), ...cycle.slice(0, start)];
}
