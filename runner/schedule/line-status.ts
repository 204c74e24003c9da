import type { RunEnd } from '../../protocol/journal.ts';
import type { TaskGraph } from './graph.ts';
import type { SchedulePhase } from './state.ts';

/**
 * The status of a line whose tasks have all ended: every leaf must have succeeded; for a skipped leaf its upstreams count instead, recursively.
 * @param phaseOf the end of a task or an external task, by index
 * @returns the status and, for a line that succeeded, the tasks whose failure was handled
 */
export function lineStatus(graph: TaskGraph, phaseOf: (index: number) => SchedulePhase): { readonly status: Exclude<RunEnd, 'cancelled'>; readonly handled: readonly string[] } {
    const taken = graph.tasks.map((_, index) => index).filter((index) => graph.downstream[index]!.length === 0);
    const seen = new Set(taken);
    // `taken` grows while it is walked: a deep line must not overflow the stack.
    for (const index of taken) {
        const phase = phaseOf(index);
        if (phase === 'succeeded') continue;
        if (phase !== 'skipped') return { status: 'failed', handled: [] };
        for (const { task } of graph.upstream[index]!) {
            if (!seen.has(task)) {
                seen.add(task);
                taken.push(task);
            }
        }
    }
    return { status: 'succeeded', handled: graph.tasks.filter((_, index) => phaseOf(index) === 'failed').map(({ name }) => name) };
}
