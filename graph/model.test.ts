import { describe, expect, it } from 'vitest';
import type { ResolvedDependency, ResolvedLine, ResolvedTask, SourceRange } from '../language/model/types.ts';
import type { Problem } from '../protocol/graph.ts';
import { graphOf } from './model.ts';

const uri = 'file:///project/nightly.pline';

describe('graphOf', () => {
    it('makes a node of every task, titled by its name where it has no title', () => {
        const { nodes } = graphOf(line([task('customers', { title: 'Customers', activity: 'ingest.database', icon: 'database', group: 'raw' }), task('orders')]), []);
        expect(nodes).toMatchObject([
            { id: 'customers', title: 'Customers', name: 'customers', activity: 'ingest.database', icon: 'database', group: 'raw', external: false },
            { id: 'orders', title: 'orders', name: 'orders' },
        ]);
    });

    it('leads edges from upstream to downstream, once for each condition', () => {
        const report = task('report', { dependencies: [on('revenue'), on('revenue'), on('revenue', 'failure')] });
        const { edges } = graphOf(line([report, task('revenue')]), []);
        expect(edges).toEqual([
            { id: 'revenue->report:success', source: 'revenue', target: 'report', condition: 'success' },
            { id: 'revenue->report:failure', source: 'revenue', target: 'report', condition: 'failure' },
        ]);
    });

    it('makes one node of a task of another line, however many depend on it', () => {
        const external: ResolvedDependency = { ...on('close_books', 'complete'), line: 'finance' };
        const { nodes, edges } = graphOf(line([task('a', { dependencies: [external] }), task('b', { dependencies: [external] })]), []);
        expect(nodes.filter((node) => node.external)).toMatchObject([{ id: 'finance.close_books', name: 'close_books' }]);
        expect(edges.map(({ id }) => id)).toEqual(['finance.close_books->a:complete', 'finance.close_books->b:complete']);
    });

    it('keeps a task whose upstream is not there, without the edge', () => {
        const { nodes, edges } = graphOf(line([task('a', { dependencies: [on('gone')] })]), []);
        expect(nodes.map(({ id }) => id)).toEqual(['a']);
        expect(edges).toEqual([]);
    });

    it('shows the first of two tasks with one name', () => {
        const { nodes } = graphOf(line([task('a', { title: 'First' }), task('a', { title: 'Second' })]), []);
        expect(nodes.map(({ title }) => title)).toEqual(['First']);
    });

    it('gives each problem to the task that it lies in', () => {
        const [first, second] = [problem(1), problem(6)];
        const elsewhere: Problem = { ...problem(1), location: { ...problem(1).location, uri: 'file:///project/other.pline' } };
        const { nodes } = graphOf(line([task('a', { range: range(0, 4) }), task('b', { range: range(5, 9) })]), [first, second, elsewhere, problem(12)]);
        expect(nodes.map(({ problems }) => problems)).toEqual([[first], [second]]);
    });

    it('makes the card of a task with many upstreams high enough for its edges', () => {
        const upstreams = Array.from({ length: 20 }, (_, index) => task(`t${index}`));
        const { nodes } = graphOf(line([...upstreams, task('join', { dependencies: upstreams.map(({ name }) => on(name)) })]), []);
        expect(nodes.at(-1)!.height).toBeGreaterThan(nodes[0]!.height);
    });
});

function line(tasks: readonly ResolvedTask[]): ResolvedLine {
    return {
        format: 1, name: 'nightly', uri, range: range(0, 99), nameRange: range(0, 0), schedules: [], environments: [], params: [],
        groups: [{ name: 'raw', title: 'Raw zone' }], configs: {}, connections: {}, properties: {}, tasks,
    };
}

function task(name: string, more: Partial<ResolvedTask> = {}): ResolvedTask {
    return { name, enabled: true, rule: 'all', dependencies: [], properties: {}, inputs: {}, range: range(0, 0), nameRange: range(0, 0), ...more };
}

function on(upstream: string, condition: ResolvedDependency['condition'] = 'success'): ResolvedDependency {
    return { task: upstream, condition, range: range(0, 0) };
}

function range(start: number, end: number): SourceRange {
    return { uri, start: { line: start, character: 0 }, end: { line: end, character: 0 } };
}

function problem(at: number): Problem {
    return { severity: 'error', message: `Line ${at}`, location: range(at, at) };
}
