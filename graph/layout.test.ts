import Elk from 'elkjs/lib/elk.bundled.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphNode, LineGraph } from '../protocol/graph.ts';
import { layoutLine } from './layout.ts';
import { grid, hubSize } from './metrics.ts';
import type { PlainGraph } from './model.ts';
import { edge, graph, nightly, node, randomGraph } from './test-graphs.ts';

const elk = new Elk();
const layout = (plain: PlainGraph, previous?: LineGraph): Promise<LineGraph> => layoutLine(elk, plain, previous);

describe('layoutLine', () => {
    it('puts every task to the right of those it waits for', async () => {
        const { nodes, edges } = await layout(nightly());
        for (const { source, target } of edges) expect(find(nodes, target).x).toBeGreaterThan(right(find(nodes, source)));
    });

    it('leads edges in upright and level stretches from the right side of the source to the left side of the target', async () => {
        await fc.assert(fc.asyncProperty(anyGraph(), async (plain) => {
            const { nodes, edges } = await layout(plain);
            for (const { source, target, points } of edges) {
                const [from, to] = [find(nodes, source), find(nodes, target)];
                expect(points[0]!.x).toBe(right(from));
                expect(points.at(-1)!.x).toBe(to.x);
                expect(within(from, points[0]!.y) && within(to, points.at(-1)!.y)).toBe(true);
                expect(points.slice(1).every(({ x, y }, index) => x === points[index]!.x || y === points[index]!.y)).toBe(true);
            }
        }), { numRuns: 20 });
    });

    it('keeps cards apart, everything inside the picture, and all of it on the grid', async () => {
        await fc.assert(fc.asyncProperty(anyGraph(), async (plain) => {
            const { nodes, edges, width, height } = await layout(plain);
            for (const [index, a] of nodes.entries()) {
                for (const b of nodes.slice(index + 1)) expect(right(a) < b.x || right(b) < a.x || bottom(a) < b.y || bottom(b) < a.y).toBe(true);
            }
            const corners = [...nodes, ...nodes.map((node) => ({ x: right(node), y: bottom(node) })), ...edges.flatMap(({ points }) => points)];
            for (const { x, y } of corners) {
                expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
                expect([x % grid, y % grid]).toEqual([0, 0]);
            }
        }), { numRuns: 20 });
    });

    it('comes out the same each time', async () => {
        expect(await layout(randomGraph(60, 4))).toEqual(await layout(randomGraph(60, 4)));
    });

    it('keeps the order of neighbours when a task is added or removed', async () => {
        await fc.assert(fc.asyncProperty(fc.integer({ min: 5, max: 60 }), fc.integer(), fc.nat(), async (size, seed, pick) => {
            const plain = randomGraph(size, seed);
            const before = await layout(plain);
            const upstream = plain.nodes[pick % size]!.id;
            const added = graph([...plain.nodes, 'added'], [...plain.edges, edge(upstream, 'added')]);
            expect(swapped(before, await layout(added, before))).toEqual([]);
            const rest = plain.nodes.filter(({ id }) => id !== upstream);
            const removed = graph(rest, plain.edges.filter(({ source, target }) => source !== upstream && target !== upstream));
            expect(swapped(before, await layout(removed, before))).toEqual([]);
        }), { numRuns: 15 });
    });

    it('never lets two upstreams share a way into a task, so that each edge can be followed', async () => {
        const { edges } = await layout(graph(['a', 'b', 'c', 'd'], [edge('a', 'c'), edge('a', 'd'), edge('b', 'd')]));
        const ends = edges.map(({ points }) => points.at(-1)!.y);
        expect(new Set(ends).size).toBe(edges.length);
        const [, toD, fromB] = edges;
        expect(upright(toD!.points)).not.toEqual(upright(fromB!.points));
    });

    it('leads a hub\'s edges along one lane below everything else', async () => {
        const names = Array.from({ length: hubSize + 5 }, (_, index) => `t${index}`);
        const { nodes, edges } = await layout(graph([...names, 'alarm'], names.map((name) => edge(name, 'alarm', 'failure'))));
        const lowest = Math.max(...nodes.map(bottom));
        const lanes = new Set(edges.map(({ points }) => Math.max(...points.map(({ y }) => y))));
        expect(lanes.size).toBe(1);
        expect([...lanes][0]).toBeGreaterThan(lowest);
        for (const name of names) expect(find(nodes, 'alarm').x).toBeGreaterThan(right(find(nodes, name)));
    });

    it('draws a line with a cycle, and a task that waits for itself', async () => {
        const { nodes, edges } = await layout(graph(['a', 'b'], [edge('a', 'b'), edge('b', 'a'), edge('b', 'b')]));
        expect(nodes).toHaveLength(2);
        for (const { points } of edges) expect(points.length).toBeGreaterThan(1);
    });

    it('draws a line without tasks as an empty picture', async () => {
        expect(await layout(graph([], []))).toMatchObject({ nodes: [], edges: [] });
    });
});

function anyGraph(): fc.Arbitrary<PlainGraph> {
    const hub = fc.record({ size: fc.integer({ min: hubSize + 1, max: hubSize + 10 }), seed: fc.integer() }).map(({ size, seed }) => {
        const plain = randomGraph(size, seed);
        const edges = plain.nodes.map(({ id }) => edge(id, 'other.hub', 'complete'));
        return graph([...plain.nodes, node('other.hub', { external: false })], [...plain.edges, ...edges]);
    });
    return fc.oneof(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer()).map(([size, seed]) => randomGraph(size, seed)), hub);
}

/** Tasks that follow each other in a column of both pictures, the other way round in the second. */
function swapped(before: LineGraph, after: LineGraph): readonly (readonly string[])[] {
    const places = new Map(before.nodes.map((item) => [item.id, item]));
    return [...Map.groupBy(after.nodes, ({ x }) => x).values()].flatMap((column) => {
        const old = column.toSorted((a, b) => a.y - b.y).flatMap(({ id }) => places.get(id) ?? []);
        return [...Map.groupBy(old, ({ x }) => x).values()].flatMap((neighbours) => neighbours.slice(1).flatMap((lower, index) => {
            const upper = neighbours[index]!;
            return upper.y < lower.y ? [] : [[upper.id, lower.id]];
        }));
    });
}

function upright(points: LineGraph['edges'][number]['points']): readonly number[] {
    return points.filter(({ x }, index) => index > 0 && x === points[index - 1]!.x).map(({ x }) => x);
}

function find(nodes: readonly GraphNode[], id: string): GraphNode {
    return nodes.find((node) => node.id === id)!;
}

function within({ y, height }: GraphNode, at: number): boolean {
    return y <= at && at <= y + height;
}

function right({ x, width }: GraphNode): number {
    return x + width;
}

function bottom({ y, height }: GraphNode): number {
    return y + height;
}
