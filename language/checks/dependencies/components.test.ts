import { array, assert, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { cyclesOf, stronglyConnected } from './components.ts';
import { unreached } from './reach.ts';

interface Node { readonly id: number; readonly next: Node[] }

/** Any directed graph of up to 12 nodes. */
const graphs = array(record({ from: nat(11), to: nat(11) }), { maxLength: 40 }).map((edges) => {
    const nodes = Array.from({ length: 12 }, (_, id): Node => ({ id, next: [] }));
    for (const { from, to } of edges) nodes[from]!.next.push(nodes[to]!);
    return nodes;
});

const next = (node: Node): Node[] => node.next;
/** Self-loops are left to the caller. */
const others = (node: Node): Node[] => node.next.filter((other) => other !== node);

function reachableFrom(start: Node): Set<Node> {
    const found = new Set(start.next);
    for (const node of found) node.next.forEach((further) => found.add(further));
    return found;
}

test('nodes are in one component if and only if each leads to the other', () => {
    assert(property(graphs, (nodes) => {
        const components = stronglyConnected(nodes, next);
        const componentOf = new Map(components.flatMap((component) => component.map((node) => [node, component])));
        expect([...componentOf.keys()].map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(nodes.map(({ id }) => id));
        for (const left of nodes) {
            for (const right of nodes) {
                const isMutual = left === right || (reachableFrom(left).has(right) && reachableFrom(right).has(left));
                expect(componentOf.get(left) === componentOf.get(right)).toBe(isMutual);
            }
        }
    }));
});

test('a component comes after those that it leads to', () => {
    assert(property(graphs, (nodes) => {
        const components = stronglyConnected(nodes, next);
        const position = new Map(components.flatMap((component, index) => component.map((node) => [node, index])));
        for (const node of nodes) {
            for (const target of node.next) expect(position.get(target)!).toBeLessThanOrEqual(position.get(node)!);
        }
    }));
});

test('every node of a component of several is in a cycle, and a cycle goes along edges and through each of its nodes once', () => {
    assert(property(graphs, (nodes) => {
        for (const component of stronglyConnected(nodes, others)) {
            const cycles = cyclesOf(component, others);
            expect(new Set(cycles.flat())).toEqual(new Set(component.length > 1 ? component : []));
            for (const cycle of cycles) {
                expect(new Set(cycle).size).toBe(cycle.length);
                cycle.forEach((node, index) => expect(node.next).toContain(cycle[(index + 1) % cycle.length]));
            }
        }
    }));
});

test('what is not reached is what no way leads to', () => {
    assert(property(graphs, array(record({ from: nat(11), to: nat(11) })), (nodes, pairs) => {
        const queries = pairs.map(({ from, to }) => ({ from: nodes[from]!, to: nodes[to]! }));
        const expected = queries.filter(({ from, to }) => !reachableFrom(from).has(to));
        expect(unreached(queries, stronglyConnected(nodes, next), next)).toEqual(expected);
    }));
});
