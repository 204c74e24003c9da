import type { Condition } from '../../protocol/graph.ts';
import type { Dependencies, Task, Upstream } from '../generated/ast.ts';
import { checkName } from './source.ts';

/** A task, by names. */
export interface Target {
    readonly line: string;
    readonly task: string;
}

/** One task that another one waits for. */
export interface Dependency {
    readonly target: Target;
    readonly condition: Condition;
}

export interface WrittenDependency extends Dependency {
    readonly statement: Dependencies;
    readonly upstream: Upstream;
}

/** What a task waits for, in the order of the text. @param line the name of its line */
export function dependenciesOf(task: Task, line: string): WrittenDependency[] {
    return task.dependencies.flatMap((statement) => statement.upstreams.filter((upstream) => upstream.task).map((upstream) => ({
        statement, upstream,
        target: { line: upstream.line?.$refText ?? line, task: upstream.task.$refText },
        condition: (statement.condition ?? 'success') as Condition,
    })));
}

/** @param name `task` or `line.task`, as an edit says it; @param line where that stands */
export function targetOf(name: string, line: string): Target {
    const parts = name.split('.').map(checkName);
    const [first, second] = parts;
    if (parts.length > 2) checkName(name);
    return second === undefined ? { line, task: first! } : { line: first!, task: second };
}

export function isTarget({ target }: Dependency, { line, task }: Target): boolean {
    return target.line === line && target.task === task;
}

/** How a task is named in a line. */
export function nameIn(line: string, { line: other, task }: Target): string {
    return other === line ? task : `${other}.${task}`;
}

/** How a dependency is written; on success is the default. */
export function after(upstream: string, condition: Condition): string {
    upstream.split('.').forEach(checkName);
    return `after ${upstream}${onCondition(condition)}`;
}

export function onCondition(condition: Condition): string {
    return condition === 'success' ? '' : ` on ${condition}`;
}
