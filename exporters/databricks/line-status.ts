/**
 * The status of the line. Databricks looks at a job's last tasks and takes one that was excluded for a success; Pline then asks how what it waited for
 * has ended. Where the two may differ, a last task decides as Pline does.
 */
import type { ResolvedTask } from '../../language/model/types.ts';
import type { JobTask } from './job.ts';
import type { AssumedEnd, Reach } from './reach.ts';
import type { TaskChoice } from './run-if.ts';

export const LINE_STATUS = 'line-status';

export interface LineStatus {
    /** The last tasks of the line. */
    readonly leaves: readonly string[];
    /** For each task that may count: how it ended, and what it depends on. */
    readonly counted: ReadonlyMap<string, { readonly state: string; readonly upstream: readonly string[] }>;
    /** Tasks of the job: those that count, and its last ones. */
    readonly waitFor: readonly string[];
}

/**
 * @param choices how each task starts and may end
 * @returns what the line's status hangs on; undefined where Databricks comes to the same
 */
export function statusOf(tasks: readonly ResolvedTask[], { reached, never }: Reach, choices: ReadonlyMap<string, TaskChoice>, external: AssumedEnd): LineStatus | undefined {
    const dependencies = new Map(tasks.map((task) => [task.name, [...new Set(task.dependencies.map((dependency) => dependency.line === undefined ? dependency.task : `${dependency.line}.${dependency.task}`))]]));
    const upstreamOf = (task: string): readonly string[] => dependencies.get(task) ?? [];
    const inLine = new Set([...dependencies.values()].flat());
    const inJob = new Set([...reached.values()].flatMap(({ upstream }) => upstream.map(({ task }) => task)));
    const leaves = [...dependencies.keys()].filter((task) => !inLine.has(task));
    const jobLeaves = [...reached.keys()].filter((task) => !inJob.has(task));

    const looksAt = withUpstream(leaves, (task) => never.has(task) ? upstreamOf(task) : []).filter((task) => !never.has(task));
    const same = looksAt.every((task) => reached.has(task) ? !inJob.has(task) : external === 'success') && jobLeaves.every((task) => looksAt.includes(task) && !choices.get(task)!.ends.hidesFailure);
    if (same) return undefined;

    const mayNotRun = (task: string): boolean => never.has(task) || choices.get(task)?.ends.excluded === true || choices.get(task)?.ends.upstreamFailed === true;
    const counted = withUpstream(leaves, (task) => mayNotRun(task) ? upstreamOf(task) : []);
    const stateOf = (task: string): string => reached.has(task) ? `{{tasks.${task}.result_state}}` : never.has(task) ? 'excluded' : external === 'success' ? 'success' : 'failed';
    return {
        leaves, waitFor: [...new Set([...counted.filter((task) => reached.has(task)), ...jobLeaves])],
        counted: new Map(counted.map((task) => [task, { state: stateOf(task), upstream: mayNotRun(task) ? upstreamOf(task) : [] }])),
    };
}

/** The tasks and what they depend on, as far as `upstreamOf` leads. */
function withUpstream(tasks: readonly string[], upstreamOf: (task: string) => readonly string[]): readonly string[] {
    const found = new Set(tasks);
    // A set may grow while it is walked.
    for (const task of found) for (const upstream of upstreamOf(task)) found.add(upstream);
    return [...found];
}

/** @param file the script, from where the job is defined */
export function lineStatusTask({ leaves, counted, waitFor }: LineStatus, file: string, environmentKey: string): JobTask {
    return {
        task_key: LINE_STATUS, description: 'Fails where the line fails: a task that did not run counts as what it waited for',
        depends_on: waitFor.map((key) => ({ task_key: key })), run_if: 'ALL_DONE',
        spark_python_task: { python_file: file, parameters: [leaves.join(','), ...[...counted].map(([task, { state, upstream }]) => `${task}=${state}=${upstream.join(',')}`)] },
        environment_key: environmentKey, disable_auto_optimization: true,
    };
}

/** Tested as it is, with Python. */
export const LINE_STATUS_SCRIPT = `"""The status of a line: its last tasks have to have succeeded, and for one that did not run, the tasks that it waited for.

Arguments: the last tasks, then for each task its name, its result state and the tasks that it waits for: "a,b" "a=success=" "b=excluded=a".
"""

import sys

leaves = sys.argv[1].split(",")
states = {}
upstream = {}
for told in sys.argv[2:]:
    task, state, waits_for = told.split("=")
    states[task] = state
    upstream[task] = waits_for.split(",") if waits_for else []

counted = list(dict.fromkeys(leaves))
for task in counted:  # grows meanwhile
    if states[task] == "success":
        continue
    if states[task] not in ("excluded", "upstream_failed"):
        raise SystemExit(f"The line failed: {task} ended as {states[task]}, and no task handled it.")
    counted.extend(each for each in upstream[task] if each not in counted)
print("The line succeeded.")
`;
