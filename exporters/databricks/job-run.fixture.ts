/**
 * What Databricks makes of a job, after its documentation of `run_if`, of If/else tasks and of the status of a run. Where that leaves a question open,
 * it takes an answer: what is exported has to come to the same under each.
 */
import type { Job, JobTask, TaskDependency } from './job.ts';

export type ResultState = 'success' | 'failed' | 'timedout' | 'upstream_failed' | 'excluded';

export interface Reading {
    /** How `ALL_SUCCESS`, `AT_LEAST_ONE_SUCCESS` and `ALL_FAILED` take an upstream task that was excluded, beside others that were not. */
    readonly excludedAs: 'success' | 'nothing' | 'unmet';
    /** Whether an upstream task that never ran, because its own failed, counts as failed. */
    readonly upstreamFailedFails: boolean;
    /** How a task ends that an excluded upstream task keeps from running. */
    readonly keptByExcluded: 'excluded' | 'upstream_failed';
}

export const READINGS: readonly Reading[] = (['success', 'nothing', 'unmet'] as const).flatMap((excludedAs) =>
    [true, false].flatMap((upstreamFailedFails) => (['excluded', 'upstream_failed'] as const).map((keptByExcluded) => ({ excludedAs, upstreamFailedFails, keptByExcluded }))));

/** How a task that runs ends. */
export type Script = (task: JobTask, parameters: readonly string[]) => 'success' | 'failed' | 'timedout';

export interface JobRun {
    readonly states: ReadonlyMap<string, ResultState>;
    readonly succeeded: boolean;
}

export function runJob({ tasks }: Pick<Job, 'tasks'>, script: Script, reading: Reading): JobRun {
    const states = new Map<string, ResultState>();
    const outcomes = new Map<string, boolean>();
    const byKey = new Map(tasks.map((task) => [task.task_key, task]));
    if (byKey.size !== tasks.length) throw new Error('Two tasks have one key.');
    const end = (key: string): void => {
        if (states.has(key)) return;
        const task = byKey.get(key);
        if (task === undefined) throw new Error(`There is no task ${key}.`);
        const dependencies = task.depends_on ?? [];
        for (const dependency of dependencies) end(dependency.task_key);
        const verdict = startOf(task, dependencies.map((dependency) => seenState(dependency, states, outcomes)), reading);
        if (verdict !== 'runs') {
            states.set(key, verdict);
        } else if (task.condition_task) {
            const { left, op, right } = task.condition_task;
            outcomes.set(key, (withStates(left, task, byKey, states) === right) === (op === 'EQUAL_TO'));
            states.set(key, 'success');
        } else {
            states.set(key, script(task, (task.spark_python_task?.parameters ?? []).map((text) => withStates(text, task, byKey, states))));
        }
    };
    for (const { task_key: key } of tasks) end(key);
    const upstream = new Set(tasks.flatMap((task) => (task.depends_on ?? []).map((dependency) => dependency.task_key)));
    return { states, succeeded: tasks.every(({ task_key: key }) => upstream.has(key) || states.get(key) === 'success' || states.get(key) === 'excluded') };
}

function seenState({ task_key: key, outcome }: TaskDependency, states: ReadonlyMap<string, ResultState>, outcomes: ReadonlyMap<string, boolean>): ResultState {
    return outcome !== undefined && states.get(key) === 'success' && String(outcomes.get(key)) !== outcome ? 'excluded' : states.get(key)!;
}

function startOf({ run_if: runIf = 'ALL_SUCCESS' }: JobTask, upstream: readonly ResultState[], { excludedAs, upstreamFailedFails, keptByExcluded }: Reading): 'runs' | ResultState {
    if (upstream.length === 0) return 'runs';
    if (upstream.every((state) => state === 'excluded')) return 'excluded';
    const counted = excludedAs === 'nothing' ? upstream.filter((state) => state !== 'excluded') : upstream;
    const succeeded = (state: ResultState): boolean => state === 'success' || (state === 'excluded' && excludedAs === 'success');
    const failed = (state: ResultState): boolean => state === 'failed' || state === 'timedout' || (state === 'upstream_failed' && upstreamFailedFails);
    const broken = upstream.some((state) => state === 'failed' || state === 'timedout' || state === 'upstream_failed');
    switch (runIf) {
        case 'ALL_SUCCESS': return counted.every(succeeded) ? 'runs' : broken ? 'upstream_failed' : keptByExcluded;
        case 'AT_LEAST_ONE_SUCCESS': return counted.some(succeeded) ? 'runs' : broken ? 'upstream_failed' : keptByExcluded;
        case 'ALL_DONE': return 'runs';
        case 'AT_LEAST_ONE_FAILED': return upstream.some(failed) ? 'runs' : 'excluded';
        case 'ALL_FAILED': return counted.every(failed) ? 'runs' : 'excluded';
    }
}

/** @throws Error for a reference to a task that is not upstream, directly or through others */
function withStates(text: string, task: JobTask, byKey: ReadonlyMap<string, JobTask>, states: ReadonlyMap<string, ResultState>): string {
    return text.replaceAll(/\{\{tasks\.([\w-]+)\.result_state\}\}/g, (_, key: string) => {
        const upstream = new Set((task.depends_on ?? []).map((dependency) => dependency.task_key));
        for (const each of upstream) for (const dependency of byKey.get(each)!.depends_on ?? []) upstream.add(dependency.task_key);
        if (!upstream.has(key)) throw new Error(`Task ${task.task_key} reads how ${key} ended, and does not wait for it.`);
        return states.get(key)!;
    });
}
