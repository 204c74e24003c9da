import type { GraphEdge, LineGraph } from '../../protocol/graph.ts';
import { conditionWords } from '../words.ts';

const titles = new WeakMap<LineGraph, ReadonlyMap<string, string>>();

/** What an edge means, in words. */
export function edgeLabel(graph: LineGraph, { source, target, condition, count }: GraphEdge): string {
    const known = titles.get(graph) ?? new Map(graph.nodes.map(({ id, title }) => [id, title]));
    titles.set(graph, known);
    const many = count === undefined ? '' : ` (${count} dependencies)`;
    return `${known.get(target) ?? target} runs after ${known.get(source) ?? source} ${conditionWords[condition]}${many}`;
}
