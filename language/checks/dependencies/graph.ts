import type { Condition, RuleMode } from '../../model/types.ts';
import type { PlineFile, Task, Upstream } from '../../generated/ast.ts';
import { getOrCreate } from '../../scoping/visible.ts';
import { tasksIn } from '../members.ts';
import { stronglyConnected } from './components.ts';

/** One task that another waits for, and where that is written. */
export interface Dependency {
    readonly upstream: Task;
    readonly condition: Condition;
    readonly source: Upstream;
}

/** What waits for what. A task is looked at once, however many tasks name it. */
export class DependencyGraph {
    private readonly known = new Map<Task, readonly Dependency[]>();
    private readonly upstreams = new Map<Task, readonly Task[]>();
    private readonly ofFiles = new Map<PlineFile, readonly (readonly Task[])[]>();

    /** What a task waits for, without names that mean nothing; in the order of the text. */
    of(task: Task): readonly Dependency[] {
        let dependencies = this.known.get(task);
        if (!dependencies) {
            dependencies = task.dependencies.flatMap(({ upstreams, condition = 'success' }) => upstreams.flatMap((source) => {
                const upstream = source.task?.ref;
                return upstream ? { upstream, condition: condition as Condition, source } : [];
            }));
            this.known.set(task, dependencies);
        }
        return dependencies;
    }

    /** The tasks that a task waits for; itself not among them, for that is a mistake of its own. */
    upstreamsOf(task: Task): readonly Task[] {
        let upstreams = this.upstreams.get(task);
        if (!upstreams) {
            upstreams = [...new Set(this.of(task).map(({ upstream }) => upstream))].filter((upstream) => upstream !== task);
            this.upstreams.set(task, upstreams);
        }
        return upstreams;
    }

    /** A task, and all that it waits for, directly or not. */
    withUpstreams(task: Task): Set<Task> {
        const tasks = new Set([task]);
        for (const each of tasks) {
            for (const upstream of this.upstreamsOf(each)) tasks.add(upstream);
        }
        return tasks;
    }

    /** A file's tasks, and all that they wait for, upstream first; tasks that wait for each other stand together. */
    components(file: PlineFile): readonly (readonly Task[])[] {
        return getOrCreate(this.ofFiles, file, () => stronglyConnected(tasksIn(file), (task) => this.upstreamsOf(task)));
    }
}

/** How a task's dependencies are combined. */
export function ruleOf(task: Task): RuleMode {
    return task.rules[0]?.mode ?? 'all';
}
