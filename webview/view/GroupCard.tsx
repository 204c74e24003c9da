import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import type { TaskStatus } from '../../protocol/journal.ts';
import type { FlowNode } from '../canvas/flow.ts';
import { Codicon } from '../components/Codicon.tsx';
import { ProblemsBadge } from '../components/ProblemsBadge.tsx';
import { taskLooks } from '../run/status.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { count } from '../words.ts';
import { groupStatus } from './group-status.ts';
import { useShow, viewOf } from './use-view.ts';

/** A whole group as one card, with how its tasks stand. Opening it shows them again. */
export const GroupCard = memo(function GroupCard({ data: { node } }: NodeProps<FlowNode>): ReactNode {
    const { store } = usePanel();
    const show = useShow();
    const { id, name, title, members = [], problems } = node;
    const tasks = usePanelModel(({ run }) => run?.tasks);
    const status = useMemo(() => groupStatus(members, tasks), [members, tasks]);
    const isSelected = usePanelModel(({ selected }) => selected === id || (selected !== undefined && members.includes(selected)));
    const isFound = usePanelModel(({ panels }) => panels.found?.tasks.has(id) ?? false);
    const isTabStop = usePanelModel(({ tabStop }) => tabStop === id);
    const isFocusing = usePanelModel(({ focusing }) => focusing === id);
    const button = useRef<HTMLButtonElement>(null);
    useEffect(() => {
        if (isFocusing) button.current?.focus({ preventScroll: true });
    }, [isFocusing]);
    const expand = (): void => show({ collapsed: viewOf(store.read()).collapsed.filter((group) => group !== name) });
    const counts = status?.counts.map(([item, number]) => `${number} ${taskLooks[item].text.toLowerCase()}`) ?? [];
    return (
        <div className={`card group ${status?.worst ?? 'idle'}${isSelected ? ' selected' : ''}${isFound ? ' found' : ''}`} data-task={id}>
            <div className="card-face" aria-hidden="true">
                <span className="card-icon"><Codicon name="folder" /></span>
                <span className="card-title">{title}</span>
                <span className="card-subtitle">{count(members.length, 'task')}</span>
                <span className="card-foot">{status?.counts.map(([item, number]) => <Count key={item} status={item} number={number} />)}</span>
            </div>
            <button
                ref={button}
                type="button"
                className="card-button"
                tabIndex={isTabStop ? 0 : -1}
                aria-expanded={false}
                aria-label={[`Group ${title}`, count(members.length, 'task'), ...counts].join(', ')}
                aria-current={isSelected}
                title="Press Enter or double-click to show its tasks"
                onClick={({ detail }) => (detail === 1 ? store.dispatch({ type: 'choose', task: id, focus: false }) : expand())}
                onFocus={({ currentTarget }) => store.dispatch({ type: 'focused', task: id, byKeyboard: currentTarget.matches(':focus-visible') })}
            />
            <Handle type="target" position={Position.Left} isConnectable={false} />
            <Handle type="source" position={Position.Right} isConnectable={false} />
            {problems.length > 0 && <ProblemsBadge problems={problems} isTabStop={isTabStop} />}
        </div>
    );
});

function Count({ status, number }: { readonly status: TaskStatus; readonly number: number }): ReactNode {
    const { icon, text } = taskLooks[status];
    return <span className={`status ${status}`} title={text}><Codicon name={icon} spin={status === 'running'} /><span className="status-text">{number}</span></span>;
}
