import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphView } from '../../protocol/graph.ts';
import { edge, graph, nightly, node, randomGraph } from '../test-graphs.ts';
import type { PlainGraph } from '../model.ts';
import { mostCards, viewed, wholeLine } from './view.ts';

const ids = ({ nodes }: PlainGraph): readonly string[] => nodes.map(({ id }) => id);
const ways = ({ edges }: PlainGraph): readonly string[] => edges.map(({ id }) => id);

describe('viewed', () => {
    it('shows all of a line, and says so', () => {
        const { view, ...shown } = viewed(nightly(), wholeLine);
        expect(shown).toEqual(nightly());
        expect(view).toEqual({ ...wholeLine, asked: wholeLine, tasks: 9, reduced: false });
    });

    it('leaves the tasks of other lines out', () => {
        const shown = viewed(nightly(), { ...wholeLine, external: false });
        expect(ids(shown)).not.toContain('finance.close_books');
        expect(ways(shown)).not.toContain('finance.close_books->report:complete');
    });

    it('shows what a task comes from and leads to, as far as the depth', () => {
        const chain = graph(['a', 'b', 'c', 'd', 'e', 'beside'], [edge('a', 'b'), edge('b', 'c'), edge('c', 'd'), edge('d', 'e'), edge('b', 'beside')]);
        const near = (task: string, depth: number): readonly string[] => ids(viewed(chain, { ...wholeLine, focus: { task, depth } }));
        expect(near('c', 1)).toEqual(['b', 'c', 'd']);
        expect(near('c', 2)).toEqual(['a', 'b', 'c', 'd', 'e']);
        expect(near('a', 9)).toEqual(['a', 'b', 'c', 'd', 'e', 'beside']);
    });

    it('shows everything again when the task in focus is gone', () => {
        const { view, nodes } = viewed(nightly(), { ...wholeLine, focus: { task: 'gone', depth: 1 } });
        expect(nodes).toHaveLength(10);
        expect(view).not.toHaveProperty('focus');
    });

    it('makes a group one card, and its dependencies one for each condition', () => {
        const shown = viewed(nightly(), { ...wholeLine, collapsed: ['raw'] });
        expect(shown.nodes[0]).toMatchObject({ id: 'group:raw', name: 'raw', title: 'Raw zone', members: ['customers', 'orders', 'products'] });
        expect(shown.edges.filter(({ source }) => source === 'group:raw')).toEqual([
            { id: 'group:raw->revenue:success', source: 'group:raw', target: 'revenue', condition: 'success', count: 2 },
            { id: 'group:raw->quality:success', source: 'group:raw', target: 'quality', condition: 'success', count: 2 },
            { id: 'group:raw->alarm:failure', source: 'group:raw', target: 'alarm', condition: 'failure', count: 2 },
            { id: 'group:raw->legacy:success', source: 'group:raw', target: 'legacy', condition: 'success', count: 1 },
        ]);
    });

    it('collapses the groups of a line that is too large, unless all of it is asked for', () => {
        const large = randomGraph(2000, 3);
        const grouped: PlainGraph = { ...large, groups: [{ name: 'even', title: 'Even' }], nodes: large.nodes.map((item, index) => (index < 1000 ? { ...item, group: 'even' } : item)) };
        const shown = viewed(grouped, wholeLine);
        expect(shown.nodes).toHaveLength(1001);
        expect(shown.view).toMatchObject({ collapsed: ['even'], reduced: true, tasks: 2000, asked: wholeLine });
        expect(viewed(grouped, { ...wholeLine, whole: true }).nodes).toHaveLength(2000);
    });

    it('shows a neighbourhood where collapsing does not help, and cuts one that is too large itself', () => {
        const shown = viewed(randomGraph(5000, 3), wholeLine);
        expect(shown.nodes.length).toBeGreaterThan(10);
        expect(shown.nodes.length).toBeLessThanOrEqual(300);
        expect(shown.view).toMatchObject({ reduced: true, focus: { depth: expect.any(Number) } });

        const names = Array.from({ length: 4000 }, (_, index) => `t${index}`);
        const hub = graph([...names, 'hub'], names.map((name) => edge(name, 'hub', 'failure')));
        const near: GraphView = { ...wholeLine, focus: { task: 'hub', depth: 1 } };
        expect(viewed(hub, near).nodes).toHaveLength(mostCards);
        expect(viewed(hub, near).view).toMatchObject({ reduced: true, focus: { task: 'hub', depth: 1 } });
    });

    it('never shows an edge whose ends it does not show, nor one twice', () => {
        const view = fc.record({
            external: fc.boolean(),
            collapsed: fc.subarray(['g0', 'g1', 'g2']),
            focus: fc.option(fc.record({ task: fc.nat(60).map((index) => `task_${index}`), depth: fc.integer({ min: 0, max: 4 }) }), { nil: undefined }),
        });
        fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(), view, (size, seed, { focus, ...rest }) => {
            const plain = randomGraph(size, seed);
            const grouped = { ...plain, nodes: plain.nodes.map((item, index) => ({ ...node(item.id), ...item, group: `g${index % 4}` })) };
            const shown = viewed(grouped, { ...rest, ...(focus && { focus }) });
            const shownIds = new Set(ids(shown));
            expect(shownIds.size).toBe(shown.nodes.length);
            expect(new Set(ways(shown)).size).toBe(shown.edges.length);
            expect(shown.edges.every(({ source, target }) => source !== target && shownIds.has(source) && shownIds.has(target))).toBe(true);
            const shownTasks = shown.nodes.flatMap(({ id, members }) => members ?? [id]);
            expect(new Set(shownTasks).size).toBe(shownTasks.length);
            if (focus === undefined) expect(shownTasks.toSorted()).toEqual(ids(plain).toSorted());
        }));
    });
});
