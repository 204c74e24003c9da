import type { GraphEdge } from '../../protocol/graph.ts';
import type { Row } from './bars.ts';

/**
 * The chain of tasks that decided how long the run took: from the one that ended last back to the upstream that it waited for longest, and so on.
 * @param edges of the line; a dependency that was never waited for, because its upstream ended later or did not run, is passed over
 */
export function criticalPath(rows: readonly Row[], edges: readonly Pick<GraphEdge, 'source' | 'target'>[]): ReadonlySet<string> {
    const spans = new Map(rows.flatMap(({ task, bars }) => (bars.length === 0 ? [] : [[task, { start: bars[0]!.start, end: bars.at(-1)!.end }] as const])));
    const upstreams = Map.groupBy(edges, ({ target }) => target);
    const path = new Set<string>();
    const latest = (tasks: readonly string[]): string | undefined => tasks.reduce<string | undefined>((best, task) => (
        best === undefined || spans.get(task)!.end > spans.get(best)!.end ? task : best), undefined);
    for (let task = latest([...spans.keys()]); task !== undefined && !path.has(task);) {
        path.add(task);
        const { start } = spans.get(task)!;
        task = latest((upstreams.get(task) ?? []).map(({ source }) => source).filter((source) => (spans.get(source)?.end ?? Infinity) <= start));
    }
    return path;
}
