import { describe, expect, it } from 'vitest';
import { depths } from './depth.ts';
import { splitHubs } from './hubs.ts';
import { hubSize } from './metrics.ts';
import { edge, graph } from './test-graphs.ts';

describe('depths', () => {
    it('counts the longest way', () => {
        const depth = depths(graph(['d', 'c', 'b', 'a'], [edge('a', 'b'), edge('b', 'c'), edge('a', 'd'), edge('c', 'd')]));
        expect(Object.fromEntries(depth)).toEqual({ a: 0, b: 1, c: 2, d: 3 });
    });

    it('ends on a cycle', () => {
        const depth = depths(graph(['a', 'b', 'c'], [edge('a', 'b'), edge('b', 'a'), edge('b', 'c')]));
        expect(depth.get('c')).toBeGreaterThan(depth.get('b')!);
    });

    it('takes a chain that is longer than the call stack is deep', () => {
        const names = Array.from({ length: 50_000 }, (_, index) => `t${index}`);
        const edges = names.slice(1).map((name, index) => edge(names[index]!, name));
        const locationless = { nodes: [{ ...graph(['x'], []).nodes[0]!, id: names.at(-1)! }], edges };
        expect(depths(locationless).get(names.at(-1)!)).toBe(49_999);
    });
});

describe('splitHubs', () => {
    const names = Array.from({ length: hubSize + 1 }, (_, index) => `t${index}`);

    it('leaves a line without hubs to ELK', () => {
        const edges = names.slice(1).map((name) => edge(name, 'join'));
        expect(splitHubs(graph([...names, 'join'], edges))).toEqual({ layered: edges, bused: [] });
    });

    it('keeps of a hub only the edge from its deepest upstream', () => {
        const inner = edge('t0', 't1');
        const edges = [inner, ...names.map((name) => edge(name, 'alarm', 'failure'))];
        const { layered, bused } = splitHubs(graph([...names, 'alarm'], edges));
        expect(layered).toEqual([inner, edge('t1', 'alarm', 'failure')]);
        expect(bused).toEqual(edges.slice(1));
    });
});
