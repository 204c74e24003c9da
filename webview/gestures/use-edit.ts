import { useCallback } from 'react';
import type { Edit } from '../../protocol/edit.ts';
import { usePanel } from '../store/context.tsx';
import type { Pending } from './gesture.ts';

type Wish = Pick<Pending, 'done'> & Partial<Pick<Pending, 'tasks' | 'at' | 'focus' | 'dependency'>>;

let lastId = 0;

/**
 * How a gesture changes the text.
 * @returns sends edits that are one undo together, with what the panel shows meanwhile and says when they are made; answers with the names that were made, or nothing where it was refused
 */
export function useEdit(): (edits: readonly Edit[], wish: Wish) => Promise<readonly string[] | undefined> {
    const { store, requests } = usePanel();
    return useCallback(async (edits, wish) => {
        const { version } = store.read();
        const id = ++lastId;
        store.dispatch({ type: 'sent', pending: { tasks: [], ...wish, id, version, isAnswered: false, isDrawn: false } });
        const edited = await requests.edit(edits, version);
        store.dispatch({ type: 'answered', id, edited });
        return edited.ok ? edited.created : undefined;
    }, [store, requests]);
}
