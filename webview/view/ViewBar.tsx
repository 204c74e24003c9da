import type { ReactNode } from 'react';
import { Codicon } from '../components/Codicon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { usePanelModel } from '../store/context.tsx';
import { count } from '../words.ts';
import { useGiveUp, useIsAwaiting, useShow } from './use-view.ts';

const deepest = 20;

/** Says that not all of the line is shown, or that more of it is on its way; leads back to the whole. */
export function ViewBar(): ReactNode {
    const isAwaiting = useIsAwaiting();
    const isPartial = usePanelModel(({ graph }) => graph?.view !== undefined && (graph.view.reduced || graph.view.focus !== undefined || graph.view.collapsed.length > 0));
    if (isAwaiting) return <Waiting />;
    return isPartial ? <Part /> : null;
}

function Waiting(): ReactNode {
    const giveUp = useGiveUp();
    const tasks = usePanelModel(({ graph, view }) => (view?.focus === undefined ? graph?.view?.tasks ?? graph?.nodes.length : undefined));
    return (
        <div className="view-bar waiting">
            <Codicon name="loading" spin />
            <span role="status">{tasks === undefined ? 'Laying out the graph …' : `Laying out ${count(tasks, 'task')} …`}</span>
            <button type="button" className="link-button" onClick={giveUp}>Cancel</button>
        </div>
    );
}

function Part(): ReactNode {
    const show = useShow();
    const view = usePanelModel(({ graph }) => graph?.view);
    const nodes = usePanelModel(({ graph }) => graph?.nodes);
    if (view === undefined || nodes === undefined) return null;
    const { focus, collapsed, reduced, tasks } = view;
    const title = nodes.find(({ id }) => id === focus?.task)?.title ?? focus?.task;
    const shown = nodes.filter(({ external }) => !external).reduce((sum, { members }) => sum + (members?.length ?? 1), 0);
    return (
        <div className="view-bar">
            {reduced && <span>This line is large.</span>}
            {focus !== undefined && (
                <span className="depth">
                    <span>Around <b>{title}</b>:</span>
                    <IconButton icon="remove" label="Fewer steps" disabledReason={focus.depth <= 1 ? 'its nearest neighbours are shown' : undefined} onClick={() => show({ focus: { ...focus, depth: focus.depth - 1 } })} />
                    <span role="status">{count(focus.depth, 'step')}</span>
                    <IconButton icon="add" label="More steps" disabledReason={focus.depth >= deepest || shown === tasks ? 'all that belongs to it is shown' : undefined} onClick={() => show({ focus: { ...focus, depth: focus.depth + 1 } })} />
                    <span>{shown.toLocaleString('en')} of {count(tasks, 'task')}</span>
                </span>
            )}
            {collapsed.length > 0 && <span>{count(nodes.filter(({ members }) => members !== undefined).length, 'group')} collapsed</span>}
            {collapsed.length > 0 && !reduced && <button type="button" className="link-button" onClick={() => show({ collapsed: [] })}>Expand all groups</button>}
            {(focus !== undefined || reduced) && (
                <button type="button" className="link-button" onClick={() => show({ focus: undefined, collapsed: [], whole: reduced })}>
                    {reduced ? `Show all ${tasks.toLocaleString('en')} tasks` : 'Show the whole line'}
                </button>
            )}
        </div>
    );
}
