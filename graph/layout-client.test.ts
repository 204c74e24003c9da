import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GraphLayouter, LayoutError, LayoutSupersededError } from './layout-client.ts';
import { graph, nightly, randomGraph } from './test-graphs.ts';

describe('GraphLayouter', () => {
    let layouter: GraphLayouter;
    beforeEach(() => { layouter = new GraphLayouter(); });
    afterEach(() => layouter.dispose());

    it('lays a line out in its thread', async () => {
        const { title, nodes, edges, width } = await layouter.layout(nightly());
        expect(title).toBe('Nightly load');
        expect(nodes.every(({ x }) => x > 0 && x < width)).toBe(true);
        expect(edges.every(({ path }) => path.startsWith('M'))).toBe(true);
    });

    it('answers the newest request for a line and drops those that it overtook', async () => {
        const requests = [10, 20, 30].map((size) => layouter.layout(randomGraph(size, 1)));
        const [first, second, third] = await Promise.allSettled(requests);
        expect(first).toMatchObject({ status: 'fulfilled' });
        expect(second).toMatchObject({ status: 'rejected', reason: expect.any(LayoutSupersededError) });
        expect(third).toMatchObject({ status: 'fulfilled', value: { title: '30 tasks' } });
    });

    it('keeps requests for different lines apart', async () => {
        const names = ['a', 'b', 'c'];
        const graphs = await Promise.all(names.map((line) => layouter.layout(graph(['t'], [], { line }))));
        expect(graphs.map(({ line }) => line)).toEqual(names);
    });

    it('gives up a layout under way, and goes on with the next', async () => {
        const abort = new AbortController();
        const large = layouter.layout(randomGraph(3000, 1), undefined, { signal: abort.signal });
        const next = layouter.layout(nightly());
        abort.abort(new Error('Closed.'));
        await expect(large).rejects.toThrow('Closed.');
        expect((await next).title).toBe('Nightly load');
    });

    it('gives up a layout that waits', async () => {
        const abort = new AbortController();
        const first = layouter.layout(randomGraph(50, 1));
        const second = layouter.layout(nightly(), undefined, { signal: abort.signal });
        abort.abort(new Error('Closed.'));
        await expect(second).rejects.toThrow('Closed.');
        expect((await first).nodes).toHaveLength(50);
    });

    it('says what is wrong with a graph that it cannot lay out, and goes on', async () => {
        const broken = graph(['a'], [{ id: 'x', source: 'a', target: 'gone', condition: 'success' }]);
        await expect(layouter.layout(broken)).rejects.toThrow(/Line nightly could not be laid out/);
        expect((await layouter.layout(nightly())).title).toBe('Nightly load');
    });

    it('fails what it was asked for when it is disposed', async () => {
        const [pending] = await Promise.allSettled([layouter.layout(randomGraph(200, 1)), layouter.dispose()]);
        expect(pending).toMatchObject({ status: 'rejected', reason: expect.any(LayoutError) });
        await expect(layouter.layout(nightly())).rejects.toThrow(/disposed/);
    });
});
