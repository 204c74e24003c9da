import type { ReactNode } from 'react';
import { NodeToolbar, Position } from '@xyflow/react';
import type { TaskView } from '../../protocol/run-view.ts';
import { usePanelModel } from '../store/context.tsx';

/** What a card has no room for: a failure's message, why a task was skipped, how far it is. For the task under the pointer, or the one that the keyboard went to. */
export function TaskTooltip(): ReactNode {
    const task = usePanelModel(({ hovered }) => hovered);
    const isThere = usePanelModel(({ graph }) => graph?.nodes.some(({ id }) => id === task) ?? false);
    const view = usePanelModel(({ run }) => (task === undefined ? undefined : run?.tasks[task]));
    const text = view && detailOf(view);
    if (!isThere || task === undefined || text === undefined) return null;
    return (
        <NodeToolbar nodeId={task} isVisible position={Position.Bottom} align="start" offset={6} className="task-tooltip" role="tooltip">
            {text}
        </NodeToolbar>
    );
}

function detailOf({ status, error, reason, progress }: TaskView): string | undefined {
    if (error !== undefined) return error.message;
    return reason ?? (status === 'running' ? progress : undefined);
}
