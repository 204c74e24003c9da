import type { ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { useActions } from '../gestures/use-actions.ts';
import { usePanelModel, useSend } from '../store/context.tsx';
import { Codicon } from './Codicon.tsx';

/** Stands where the graph would: says why there is none, and what to do. */
export function EmptyView(): ReactNode {
    const send = useSend();
    const actions = useActions();
    const notice = usePanelModel((model) => model.notice);
    return (
        <main className="empty">
            <span className="empty-icon"><Codicon name={notice?.busy ? 'loading' : 'type-hierarchy-sub'} spin={notice?.busy ?? false} /></span>
            <p role="status">{notice?.reason ?? 'This line has no tasks yet.'}</p>
            {notice === undefined
                ? <button type="button" className="button" onClick={({ currentTarget }) => actions.create(middleOf(currentTarget))}>Add Task</button>
                : !notice.busy && <button type="button" className="button" onClick={() => send({ type: 'addTask' })}>Add task</button>}
        </main>
    );
}

function middleOf(element: HTMLElement): Point {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
}
