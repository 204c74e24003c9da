import type { Edit } from '../../protocol/edit.ts';

/**
 * The task that edits are about in the end, to show it in the text. Pure: no vscode.
 * @param created the names that they made
 * @returns undefined where there is none any more
 */
export function editedTask(edits: readonly Edit[], created: readonly string[]): string | undefined {
    const [edit] = edits;
    if (edit === undefined) return undefined;
    switch (edit.kind) {
        case 'addLine':
        case 'cloneLine':
        case 'deleteTask': return undefined;
        case 'setGroupProperty':
        case 'setDefault': return editedTask(edits.slice(1), created);
        case 'addGroup': return editedTask(edits.slice(1), created.slice(1));
        case 'addTask':
        case 'cloneTask':
        case 'cloneTasks': return created[0];
        default: return edit.task && nameAfter(edit.task, edits);
    }
}

function nameAfter(task: string, edits: readonly Edit[]): string {
    return edits.reduce((name, edit) => edit.kind === 'renameTask' && edit.task === name ? edit.name : name, task);
}
