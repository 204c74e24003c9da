import type { Target } from './dependency.ts';
import type { Draft } from './draft.ts';

/**
 * The shortest way from a task up to another one that it waits for, through the lines of the file.
 * @returns both ends and what lies between, from the one that waits; undefined where there is none
 */
export function wayBetween(draft: Draft, from: Target, to: Target): Target[] | undefined {
    const steps = new Map<string, { readonly task: Target; readonly before?: Target }>([[keyOf(from), { task: from }]]);
    for (const { task } of steps.values()) {
        if (keyOf(task) === keyOf(to)) return backwards(steps, task);
        for (const { target } of draft.findLine(task.line)?.find(task.task)?.dependencies ?? []) {
            if (!steps.has(keyOf(target))) steps.set(keyOf(target), { task: target, before: task });
        }
    }
    return undefined;
}

function backwards(steps: ReadonlyMap<string, { readonly task: Target; readonly before?: Target }>, end: Target): Target[] {
    const way: Target[] = [];
    for (let step = steps.get(keyOf(end)); step; step = step.before && steps.get(keyOf(step.before))) way.unshift(step.task);
    return way;
}

function keyOf({ line, task }: Target): string {
    return `${line}.${task}`;
}
