import type { DeleteTask } from '../../protocol/edit.ts';
import { quoted } from '../checks/words.ts';
import type { Change } from './change.ts';
import { isTarget, nameIn } from './dependency.ts';
import { removeDependency } from './disconnect.ts';
import type { Draft } from './draft.ts';
import type { DraftTask } from './draft-task.ts';
import { removeRules } from './set-rule.ts';

/** Deletes a task with its comments. Those that wait for it in this file do no longer; texts that name it stay, and are reported. */
export function deleteTask(draft: Draft, edit: DeleteTask): Change {
    const task = draft.task(edit);
    draft.delete(task);
    // Where two have the same code, the other one is what they wait for.
    if (draft.line(edit.line).find(edit.task)) return {};
    const target = { line: edit.line, task: edit.task };
    const dependents = tasksOf(draft).filter((other) => other.dependencies.some((dependency) => isTarget(dependency, target)));
    for (const dependent of dependents) {
        removeDependency(dependent, target);
        if (dependent.task.dependencies.length === 0) removeRules(dependent);
    }
    const readers = draft.line(edit.line).tasks.filter(({ reads }) => reads.has(edit.task));
    return {
        notes: [
            ...sentence(dependents, edit, 'no longer', 'waits for', 'wait for'),
            ...sentence(readers, edit, 'still', 'reads an output of', 'read an output of'),
        ],
    };
}

function tasksOf(draft: Draft): DraftTask[] {
    return [...draft.allLines].flatMap(({ tasks }) => tasks);
}

function sentence(tasks: readonly DraftTask[], { line, task }: DeleteTask, when: string, one: string, several: string): string[] {
    if (tasks.length === 0) return [];
    const who = quoted(tasks.map((other) => nameIn(line, { line: other.line, task: other.task.name })));
    return [`${who} ${when} ${tasks.length === 1 ? one : several} "${task}".`];
}
