import type { TaskDependency } from '../../protocol/task.ts';

/** How edits name a task that another one waits for, or could. */
export function upstreamOf({ line, task }: Pick<TaskDependency, 'line' | 'task'>): string {
    return line === undefined ? task : `${line}.${task}`;
}
