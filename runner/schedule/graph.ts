/** What the scheduler knows of a run's tasks: their dependencies, by index, in both directions. */
import type { Condition, RuleMode } from '../../language/model/types.ts';
import type { TaskEnd } from '../../protocol/journal.ts';
import type { RetryPolicy } from './backoff.ts';

/** A task as the scheduler sees it. */
export interface ScheduledTask {
    readonly name: string;
    readonly rule: RuleMode;
    readonly enabled: boolean;
    readonly retry: RetryPolicy;
    /** Names of pools, each once, in which it takes a place while it runs. */
    readonly pools: readonly string[];
    /** Each names a task of the graph or an external one. */
    readonly dependencies: readonly { readonly task: string; readonly condition: Condition }[];
}

/** A task of another line (`line.task`), or one outside of a choice of tasks, which has ended before this run begins. */
export interface ExternalTask {
    readonly name: string;
    readonly status: TaskEnd;
}

export interface Edge {
    /** Index of the task at the other end. */
    readonly task: number;
    readonly condition: Condition;
}

export interface TaskGraph {
    readonly tasks: readonly ScheduledTask[];
    /** Their indexes come after those of the tasks. */
    readonly externals: readonly ExternalTask[];
    readonly upstream: readonly (readonly Edge[])[];
    readonly downstream: readonly (readonly Edge[])[];
    readonly indexes: ReadonlyMap<string, number>;
}

/** Builds the graph, in time linear in tasks and dependencies. @throws Error for a dependency that names nothing in it */
export function taskGraph(tasks: readonly ScheduledTask[], externals: readonly ExternalTask[] = []): TaskGraph {
    const indexes = new Map([...tasks, ...externals].map(({ name }, index) => [name, index]));
    const upstream: Edge[][] = [...tasks, ...externals].map(() => []);
    const downstream: Edge[][] = upstream.map(() => []);
    for (const [index, task] of tasks.entries()) {
        for (const dependency of task.dependencies) {
            const source = indexes.get(dependency.task);
            if (source === undefined) throw new Error(`Task ${task.name} depends on ${dependency.task}, which is not part of the run.`);
            upstream[index]!.push({ task: source, condition: dependency.condition });
            downstream[source]!.push({ task: index, condition: dependency.condition });
        }
    }
    return { tasks, externals, upstream, downstream, indexes };
}

/** The name of a task or an external task. */
export function nameOf(graph: TaskGraph, index: number): string {
    return (graph.tasks[index] ?? graph.externals[index - graph.tasks.length])!.name;
}
