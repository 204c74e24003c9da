import { AstUtils } from 'langium';
import { isLine, type Line, type Task } from '../../language/generated/ast.ts';
import { getOrCreate } from '../../language/scoping/visible.ts';
import type { DependencyCandidate } from '../../protocol/task.ts';
import type { PlineServerServices } from '../services.ts';

/** Tasks of its line, and of the others that its file sees, that a task could wait for: all that do not wait for it, directly or not. */
export function candidatesFor(task: Task, { scoping }: PlineServerServices): DependencyCandidate[] {
    const own = AstUtils.getContainerOfType(task, isLine)!;
    const others = scoping.Visible.of(AstUtils.getDocument(task)).all('Line').filter((line) => line !== own);
    const lines = [own, ...others];
    const waiting = allThatWaitFor(task, lines);
    return lines.flatMap((line) => line.tasks.filter((other) => other.name && !waiting.has(other)).map((other) =>
        ({ task: other.name, title: other.title ?? other.name, ...(line !== own && { line: line.name }) })));
}

function allThatWaitFor(task: Task, lines: readonly Line[]): ReadonlySet<Task> {
    const dependents = new Map<Task, Task[]>();
    for (const other of lines.flatMap(({ tasks }) => tasks)) {
        for (const { task: upstream } of other.dependencies.flatMap(({ upstreams }) => upstreams)) if (upstream?.ref) getOrCreate(dependents, upstream.ref, () => []).push(other);
    }
    const found = new Set([task]);
    for (const next of found) for (const dependent of dependents.get(next) ?? []) found.add(dependent);
    return found;
}
