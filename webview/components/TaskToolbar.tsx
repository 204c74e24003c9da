import type { ReactNode } from 'react';
import { NodeToolbar, Position } from '@xyflow/react';
import { useActions } from '../gestures/use-actions.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { useShow } from '../view/use-view.ts';
import { IconButton } from './IconButton.tsx';

/** What can be done with the task that was chosen here. */
export function TaskToolbar(): ReactNode {
    const { store, host } = usePanel();
    const actions = useActions();
    const node = usePanelModel(({ graph, active }) => graph?.nodes.find(({ id }) => id === active));
    const hasRun = usePanelModel(({ run, active }) => active !== undefined && (run?.tasks[active]?.attempt ?? 0) > 0);
    const disabledReason = useRunBlock();
    const show = useShow();
    if (node === undefined || node.external || node.members !== undefined) return null;
    const { id, title } = node;
    return (
        <NodeToolbar nodeId={id} isVisible position={Position.Top} align="end" offset={6} className="task-toolbar" role="toolbar" aria-label={`Actions of ${title}`}>
            <IconButton icon="play" label="Run this task alone" disabledReason={disabledReason} onClick={() => host.send({ type: 'run', task: id })} />
            <IconButton icon="copy" label="Clone task" onClick={() => actions.clone([id])} />
            {hasRun && <IconButton icon="output" label="Show log" onClick={() => store.dispatch({ type: 'followLog', task: id })} />}
            <IconButton icon="target" label="Focus on its neighbours" onClick={() => show({ focus: { task: id, depth: 1 } })} />
            <IconButton icon="settings" label="Properties" onClick={() => store.dispatch({ type: 'open', part: 'properties' })} />
        </NodeToolbar>
    );
}

/** @returns why nothing can be run now; nothing where it can */
export function useRunBlock(): string | undefined {
    return usePanelModel(({ canRun, run }) => {
        if (!canRun) return 'runs are off until you trust this workspace';
        return run?.status === 'running' ? 'a run goes on' : undefined;
    });
}
