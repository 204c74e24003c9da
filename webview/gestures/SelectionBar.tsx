import type { ReactNode } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { usePanel, usePanelModel, useSend } from '../store/context.tsx';
import { count } from '../words.ts';
import { useActions } from './use-actions.ts';

/** What can be done with all tasks that are marked. */
export function SelectionBar(): ReactNode {
    const { store } = usePanel();
    const actions = useActions();
    const send = useSend();
    const marked = usePanelModel(({ gestures }) => gestures.marked);
    if (marked.size === 0) return null;
    const tasks = [...marked];
    return (
        <div role="toolbar" aria-label="Selected tasks" className="selection-bar">
            <span role="status">{count(tasks.length, 'task')} selected</span>
            <IconButton icon="copy" label="Clone the selected tasks" onClick={() => actions.clone(tasks)} />
            <IconButton icon="replace-all" label="Clone the selected tasks with other names" onClick={() => send({ type: 'cloneTasks', tasks })} />
            <IconButton icon="group-by-ref-type" label="Move the selected tasks to a group" onClick={(at) => store.dispatch({ type: 'begin', gesture: { kind: 'move', at, tasks } })} />
            <IconButton icon="trash" label="Delete the selected tasks" onClick={() => actions.askToDelete(tasks)} />
            <IconButton icon="close" label="Clear the selection" onClick={() => store.dispatch({ type: 'mark', tasks: [] })} />
        </div>
    );
}
