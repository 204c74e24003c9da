/** Graphs for tests and measurements. */
import type { Condition } from '../protocol/graph.ts';
import { cardWidth, externalHeight, heightOf, taskHeight } from './metrics.ts';
import type { PlainEdge, PlainGraph, PlainNode } from './model.ts';

const uri = 'file:///project/nightly.pline';

/** @param id a dot in it makes it a task of another line */
export function node(id: string, more: Partial<PlainNode> = {}): PlainNode {
    const external = id.includes('.');
    const name = external ? id.slice(id.indexOf('.') + 1) : id;
    const location = { uri, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    return {
        id, name, title: name, enabled: true, rule: 'all', external, location, problems: [],
        width: cardWidth, height: external ? externalHeight : taskHeight, ...(!external && { activity: 'shell', icon: 'terminal' }), ...more,
    };
}

export function edge(source: string, target: string, condition: Condition = 'success'): PlainEdge {
    return { id: `${source}->${target}:${condition}`, source, target, condition };
}

export function graph(nodes: readonly (PlainNode | string)[], edges: readonly PlainEdge[], more: Partial<PlainGraph> = {}): PlainGraph {
    const location = { uri, start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    return {
        uri, line: 'nightly', title: 'Nightly load', location, groups: [],
        nodes: nodes.map((item) => (typeof item === 'string' ? node(item) : item)).map((item) => (
            item.external ? item : { ...item, height: heightOf(edges.filter(({ target }) => target === item.id).length) })),
        edges, ...more,
    };
}

/** A line as people write them: tables ingested, joined, reported, with an alarm for the failures. */
export function nightly(): PlainGraph {
    const ingest = { activity: 'ingest.database', icon: 'database', group: 'raw' };
    const sql = { activity: 'sql.query', icon: 'symbol-keyword' };
    const notebook = { activity: 'databricks.notebook', icon: 'notebook' };
    return graph([
        node('customers', { title: 'Customers', ...ingest }),
        node('orders', ingest),
        node('products', { title: 'Products and their prices, with the history of each', ...ingest }),
        node('revenue', { title: 'Revenue per day', ...sql }),
        node('quality', { title: 'Check the totals', activity: 'python', icon: 'symbol-method' }),
        node('finance.close_books'),
        node('report', { title: 'Monthly report', ...notebook }),
        node('alarm', { title: 'Alarm', activity: 'http.request', icon: 'bell', rule: 'any' }),
        node('cleanup', { title: 'Remove scratch tables', activity: 'shell', icon: 'terminal' }),
        node('legacy', { title: 'Old export', activity: 'exec', icon: 'terminal-powershell', enabled: false }),
    ], [
        edge('customers', 'revenue'), edge('orders', 'revenue'), edge('orders', 'quality'), edge('products', 'quality'),
        edge('revenue', 'report'), edge('finance.close_books', 'report', 'complete'),
        edge('customers', 'alarm', 'failure'), edge('orders', 'alarm', 'failure'), edge('quality', 'alarm', 'failure'),
        edge('report', 'cleanup', 'complete'), edge('quality', 'cleanup', 'complete'), edge('products', 'legacy'),
    ], { groups: [{ name: 'raw', title: 'Raw zone' }] });
}

/** A line of any size, the same for the same seed: most tasks depend on one to three of the forty before them. */
export function randomGraph(size: number, seed: number): PlainGraph {
    const random = mulberry32(seed);
    const names = Array.from({ length: size }, (_, index) => `task_${index}`);
    const starts = Math.ceil(size / 25);
    const edges = names.slice(starts).flatMap((target, index) => {
        const upstreams = new Set(Array.from({ length: random() < 0.65 ? 1 : 2 }, () => names[Math.max(0, index + starts - 1 - Math.floor(random() * 40))]!));
        const condition = random() < 0.85 ? 'success' : random() < 0.5 ? 'failure' : 'complete';
        return [...upstreams].map((source) => edge(source, target, condition));
    });
    return graph(names, edges, { title: `${size} tasks` });
}

/** A small generator of even random numbers from 0 to 1. */
function mulberry32(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}
