/**
 * A gate: condition tasks that decide, one after the other, whether a task runs.
 *
 * The first waits until all upstream tasks have ended; each asks how one of them ended and leads on by its outcome. Each has one way in that
 * counts, so that nothing depends on how a `run_if` over several takes a task that did not run.
 */
import type { ResolvedTask } from '../../language/model/types.ts';
import type { ConditionTask, JobTask, TaskDependency, TaskStart } from './job.ts';
import type { ReachedTask, Upstream } from './reach.ts';
import type { Ends } from './run-if.ts';

export interface Gate {
    readonly tasks: readonly JobTask[];
    /** Of the task behind the gate. */
    readonly start: TaskStart;
}

/** @param endsOf how an upstream task may end */
export function gateOf({ task, rule, upstream }: ReachedTask, endsOf: (task: string) => Ends, resolvedTask: (name: string) => ResolvedTask): Gate {
    const tasks: JobTask[] = [];
    let ways: TaskDependency[] = [];
    const accepted: TaskDependency[] = [];
    const waitForAll: TaskStart = { depends_on: [...new Set(upstream.map((each) => each.task))].map((key) => ({ task_key: key })), run_if: 'ALL_DONE' };
    for (const each of upstream) {
        const refused: TaskDependency[] = [];
        for (const condition of comparisons(each, endsOf(each.task), resolvedTask(each.task))) {
            const key = `${task.name}-gate-${tasks.length + 1}`;
            tasks.push({ task_key: key, description: `Leads to ${task.name}: ${each.task} on ${each.condition}`, ...(tasks.length === 0 ? waitForAll : startAfter(ways)), condition_task: condition });
            ways = [{ task_key: key, outcome: 'true' }];
            refused.push({ task_key: key, outcome: 'false' });
        }
        if (rule === 'any') {
            accepted.push(...ways);
            ways = refused;
        }
    }
    return { tasks, start: startAfter(rule === 'any' ? accepted : ways) };
}

/** At most one of several ways is taken. */
function startAfter(ways: readonly TaskDependency[]): TaskStart {
    return { depends_on: ways, ...(ways.length > 1 && { run_if: 'AT_LEAST_ONE_SUCCESS' }) };
}

/** What has to hold, all of it, for a dependency to be met. */
function comparisons({ task, condition }: Upstream, { excluded, upstreamFailed }: Ends, { properties }: ResolvedTask): readonly ConditionTask[] {
    const left = `{{tasks.${task}.result_state}}`;
    const not = (right: string): ConditionTask => ({ left, op: 'NOT_EQUAL', right });
    if (condition === 'success') return [{ left, op: 'EQUAL_TO', right: 'success' }];
    // A timeout is a failure by another name.
    if (condition === 'failure' && properties['timeout'] === undefined) return [{ left, op: 'EQUAL_TO', right: 'failed' }];
    return [...(condition === 'failure' ? [not('success')] : []), ...(excluded ? [not('excluded')] : []), ...(upstreamFailed ? [not('upstream_failed')] : [])];
}
