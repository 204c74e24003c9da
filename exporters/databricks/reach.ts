/** Which tasks can run at all, as far as it is sure before any run: what is switched off, and how tasks of other lines are taken, decides on others. */
import type { Condition, ResolvedTask, RuleMode } from '../../language/model/types.ts';

export interface Upstream {
    readonly task: string;
    readonly condition: Condition;
}

export interface ReachedTask {
    readonly task: ResolvedTask;
    readonly rule: RuleMode;
    /** The dependencies that only a run decides. */
    readonly upstream: readonly Upstream[];
    /** It also depends on something that failed, or may stand for what failed, outside of the job: where it does not run, that counts. */
    readonly besides: boolean;
}

export interface Reach {
    /** Each after those that it depends on. */
    readonly reached: ReadonlyMap<string, ReachedTask>;
    /** Tasks that no run starts. */
    readonly never: ReadonlySet<string>;
}

/** How a task of another line is taken to have ended. */
export type AssumedEnd = 'success' | 'failure';

/**
 * @param enabled whether a task is switched on
 * @param external how tasks of other lines have ended
 */
export function reachOf(tasks: readonly ResolvedTask[], enabled: (task: ResolvedTask) => boolean, external: AssumedEnd): Reach {
    const reached = new Map<string, ReachedTask>();
    const never = new Set<string>();
    for (const task of upstreamFirst(tasks)) {
        const verdicts = task.dependencies.map((dependency): 'met' | 'impossible' | Upstream => {
            if (dependency.line !== undefined) return dependency.condition === 'complete' || dependency.condition === external ? 'met' : 'impossible';
            return reached.has(dependency.task) ? { task: dependency.task, condition: dependency.condition } : 'impossible';
        });
        const open = verdicts.filter((verdict) => typeof verdict !== 'string');
        const [met, impossible] = [verdicts.includes('met'), verdicts.includes('impossible')];
        const out = task.rule === 'all' ? impossible : impossible && !met && open.length === 0;
        if (out || !enabled(task)) {
            never.add(task.name);
        } else {
            const besides = task.dependencies.some((dependency) => dependency.line === undefined ? never.has(dependency.task) : external === 'failure');
            reached.set(task.name, { task, rule: task.rule, upstream: task.rule === 'any' && met ? [] : open, besides });
        }
    }
    return { reached, never };
}

/** Those in a circle, which the checks refuse, are left out. */
function upstreamFirst(tasks: readonly ResolvedTask[]): readonly ResolvedTask[] {
    const downstream = Map.groupBy(tasks.flatMap((task) => task.dependencies.flatMap((dependency) => dependency.line === undefined ? { task, on: dependency.task } : [])), ({ on }) => on);
    const open = new Map(tasks.map((task) => [task.name, task.dependencies.filter(({ line }) => line === undefined).length]));
    const order = tasks.filter(({ name }) => open.get(name) === 0);
    // `order` grows while it is walked.
    for (const { name } of order) {
        for (const { task } of downstream.get(name) ?? []) {
            const left = open.get(task.name)! - 1;
            open.set(task.name, left);
            if (left === 0) order.push(task);
        }
    }
    return order;
}
