import { useCallback } from 'react';
import type { Edit } from '../../protocol/edit.ts';
import { useEdit } from '../gestures/use-edit.ts';
import { usePanelModel } from '../store/context.tsx';

interface TaskEdit {
    readonly line: string;
    /** @param done what is said when it is done. @returns whether it was */
    readonly edit: (edits: readonly Edit[], done: string) => Promise<boolean>;
}

/** How the properties panel changes a task. */
export function useTaskEdit(task: string): TaskEdit {
    const line = usePanelModel(({ graph }) => graph?.line ?? '');
    const send = useEdit();
    const edit = useCallback(async (edits: readonly Edit[], done: string) => await send(edits, { tasks: [task], done }) !== undefined, [send, task]);
    return { line, edit };
}
