import { memo, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { cardLabel, groupTitle, upstreamText } from '../canvas/card-label.ts';
import type { FlowNode } from '../canvas/flow.ts';
import { RenameForm } from '../create/RenameForm.tsx';
import { isEditable } from '../gestures/connection-problem.ts';
import { ConnectHandles } from '../gestures/ConnectHandles.tsx';
import { useCardGestures } from '../gestures/use-card-gestures.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { Codicon } from './Codicon.tsx';
import { ProblemsBadge } from './ProblemsBadge.tsx';
import { TaskStatus } from './TaskStatus.tsx';

/** A task of the line. It is drawn again only when it, its status or its selection changes. */
export const TaskCard = memo(function TaskCard({ data: { node } }: NodeProps<FlowNode>): ReactNode {
    const { store } = usePanel();
    const { id } = node;
    const view = usePanelModel(({ run }) => run?.tasks[id]);
    const isSelected = usePanelModel(({ selected }) => selected === id);
    const isFound = usePanelModel(({ panels }) => panels.found?.tasks.has(id) ?? false);
    const isTabStop = usePanelModel(({ tabStop }) => tabStop === id);
    const isFocusing = usePanelModel(({ focusing }) => focusing === id);
    const group = usePanelModel(({ graph }) => (graph === undefined || node.group === undefined ? undefined : groupTitle(graph.groups, node.group)));
    const upstreams = usePanelModel(({ graph }) => (graph === undefined ? '' : upstreamText(graph, id)));
    const button = useRef<HTMLButtonElement>(null);
    useEffect(() => {
        if (isFocusing) button.current?.focus({ preventScroll: true });
    }, [isFocusing]);
    // A task that goes while it has the keyboard leaves it to another one.
    useLayoutEffect(() => {
        const element = button.current;
        return () => {
            const isGone = !store.read().graph?.nodes.some((other) => other.id === id);
            if (isGone && document.hasFocus() && document.activeElement === element) queueMicrotask(() => store.dispatch({ type: 'focus' }));
        };
    }, [store, id]);

    const { isMarked, isPending, isRenaming, showsHandles, onClick, onContextMenu } = useCardGestures(node);
    const states = [
        view?.status ?? 'idle',
        ...(node.external ? ['external'] : []),
        ...(node.enabled ? [] : ['disabled']),
        ...(isSelected ? ['selected'] : []),
        ...(isFound ? ['found'] : []),
        ...(isMarked ? ['marked'] : []),
        ...(isPending ? ['pending'] : []),
    ];
    return (
        <div className={`card ${states.join(' ')}`} data-task={id} onContextMenu={onContextMenu}>
            {/* The button lies over what is drawn, and says all of it in words. */}
            <div className="card-face" aria-hidden="true">
                <span className="card-icon"><Codicon name={node.icon ?? (node.external ? 'link-external' : 'gear')} /></span>
                <span className="card-title">{node.title}</span>
                <span className="card-subtitle">{subtitle(node)}</span>
                <span className="card-foot">
                    {group !== undefined && <span className="chip">{group}</span>}
                    {node.rule === 'any' && <span className="chip">run if any</span>}
                    {!node.enabled && <span className="chip">disabled</span>}
                    {view !== undefined && <TaskStatus view={view} />}
                </span>
            </div>
            <button
                ref={button}
                type="button"
                className="card-button"
                tabIndex={isTabStop ? 0 : -1}
                aria-label={cardLabel(node, { group, upstreams, view, isMarked })}
                aria-current={isSelected}
                aria-busy={isPending}
                onClick={onClick}
                onFocus={({ currentTarget }) => store.dispatch({ type: 'focused', task: id, byKeyboard: currentTarget.matches(':focus-visible') })}
                onBlur={() => store.dispatch({ type: 'hover' })}
            />
            <Handle type="target" position={Position.Left} isConnectable={false} />
            <Handle type="source" position={Position.Right} isConnectable={false} />
            {showsHandles && <ConnectHandles node={node} />}
            {isRenaming && isEditable(node) && <RenameForm node={node} />}
            {node.problems.length > 0 && <ProblemsBadge problems={node.problems} isTabStop={isTabStop} />}
        </div>
    );
});

function subtitle({ external, id, name, title, activity }: FlowNode['data']['node']): string {
    if (external) return `Task of ${id.slice(0, -name.length - 1)}`;
    const uses = activity ?? 'no activity yet';
    return title === name ? uses : `${name} · ${uses}`;
}
