import type { ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { consequences, nameOf } from '../gestures/deletion.ts';
import { useActions } from '../gestures/use-actions.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { Popover } from './Popover.tsx';

/** Says what becomes of the tasks that wait for those that are to go, before they go. */
export function DeletePopover({ at, tasks }: { readonly at: Point; readonly tasks: readonly string[] }): ReactNode {
    const { store } = usePanel();
    const actions = useActions();
    const graph = usePanelModel((model) => model.graph);
    if (graph === undefined) return null;
    return (
        <Popover at={at} label={`Delete ${nameOf(graph, tasks)}?`}>
            <p className="popover-title">Delete <b>{nameOf(graph, tasks)}</b>?</p>
            <p>{consequences(graph, tasks)}</p>
            <div className="popover-buttons">
                <button type="button" className="button" onClick={() => actions.delete(tasks)}>Delete</button>
                <button type="button" className="button secondary" onClick={() => store.dispatch({ type: 'end' })}>Cancel</button>
            </div>
        </Popover>
    );
}
