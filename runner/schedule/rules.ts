/** The table of what an upstream's end means to a dependency, and the words for a task that is skipped. */
import type { Condition } from '../../language/model/types.ts';
import type { TaskEnd } from '../../protocol/journal.ts';
import { nameOf, type TaskGraph } from './graph.ts';

export type Verdict = 'met' | 'impossible';

/** Whether a dependency on a task that ended so is met or can never be. */
export function verdict(status: TaskEnd, condition: Condition): Verdict {
    switch (status) {
        case 'succeeded': return condition === 'failure' ? 'impossible' : 'met';
        case 'failed': return condition === 'success' ? 'impossible' : 'met';
        case 'skipped':
        case 'cancelled': return 'impossible';
    }
}

export const SWITCHED_OFF = 'it is switched off (enabled: false)';

/** Why nothing new starts after a failure that no task handles. */
export function haltReason(graph: TaskGraph, failed: number): string {
    return `${nameOf(graph, failed)} failed, and the run was to start nothing after a failure`;
}

const WISHES: Readonly<Record<Condition, string>> = { success: 'succeed', failure: 'fail', complete: 'run to its end' };

/** Why an ALL task is skipped: the dependency that can never be met. */
export function reasonOfAll(graph: TaskGraph, upstream: number, condition: Condition, status: TaskEnd): string {
    const was = status === 'skipped' || status === 'cancelled' ? `was ${status}` : status;
    return `it waits for ${nameOf(graph, upstream)} to ${WISHES[condition]}, and that ${was}`;
}

const REASON_NAMES = 5;

/** Why an ANY task is skipped: none of its dependencies can be met. */
export function reasonOfAny(graph: TaskGraph, task: number): string {
    const wishes = graph.upstream[task]!.map(({ task: upstream, condition }) => `${nameOf(graph, upstream)} to ${WISHES[condition]}`);
    const more = wishes.length > REASON_NAMES ? `, and ${wishes.length - REASON_NAMES} more` : '';
    return `it waits for any of: ${wishes.slice(0, REASON_NAMES).join(', ')}${more}; and none of them can happen any more`;
}
