import { useReactFlow } from '@xyflow/react';
import { moveTime } from '../canvas/motion.ts';
import { useRunBlock } from '../components/TaskToolbar.tsx';
import { useActions } from '../gestures/use-actions.ts';
import { useExport } from '../export/use-export.ts';
import { usePanel, usePanelModel, useSend } from '../store/context.tsx';
import type { Tool } from './tool.ts';
import { useEnvironmentTool } from './use-environment-tool.ts';
import { useRunsTool } from './use-runs-tool.ts';
import { useViewTools } from './use-view-tools.ts';

/** All that the tool bar offers; what matters most comes first, and gives way last. */
export function useTools(): readonly Tool[] {
    const { store } = usePanel();
    const run = useRunTools();
    const zoom = useZoomTools();
    const parts = usePartTools();
    const view = useViewTools();
    const runs = useRunsTool();
    const environment = useEnvironmentTool();
    const exportAs = useExport();
    const actions = useActions();
    const send = useSend();
    return [
        ...run,
        { kind: 'action', icon: 'add', label: 'Add task', choose: (at) => actions.create(at) },
        ...zoom,
        ...parts.slice(0, 2),
        ...view,
        ...parts.slice(2),
        runs,
        ...environment,
        { kind: 'action', icon: 'table', label: 'Create tasks in bulk …', choose: () => send({ type: 'createTasks' }) },
        {
            kind: 'menu', icon: 'export', label: 'Export', items: [
                { kind: 'action', icon: 'file-media', label: 'As SVG …', choose: () => exportAs('svg') },
                { kind: 'action', icon: 'file-media', label: 'As PNG …', choose: () => exportAs('png') },
            ],
        },
        { kind: 'action', icon: 'keyboard', label: 'Keys', choose: (at) => store.dispatch({ type: 'begin', gesture: { kind: 'keys', at } }) },
    ];
}

function useRunTools(): readonly Tool[] {
    const send = useSend();
    const isRunning = usePanelModel(({ run }) => run?.status === 'running');
    const hasFailed = usePanelModel(({ run }) => Object.values(run?.tasks ?? {}).some(({ status }) => status === 'failed'));
    const canRunFrom = usePanelModel((model) => model.canRunFrom);
    const block = useRunBlock();
    const first: Tool = isRunning
        ? { kind: 'action', icon: 'debug-stop', label: 'Stop', labelled: true, choose: () => send({ type: 'stop' }) }
        : { kind: 'action', icon: 'play', label: 'Run', labelled: true, disabledReason: block, choose: () => send({ type: 'run' }) };
    const again: Tool = {
        kind: 'action', icon: 'debug-rerun', label: 'Run the failed tasks again', disabledReason: block ?? (hasFailed ? undefined : 'no task has failed'), choose: () => send({ type: 'rerunFailed' }),
    };
    return canRunFrom ? [first, again] : [first];
}

function useZoomTools(): readonly Tool[] {
    const flow = useReactFlow();
    return [
        { kind: 'action', icon: 'zoom-out', label: 'Zoom out', choose: () => void flow.zoomOut({ duration: moveTime() }) },
        { kind: 'action', icon: 'zoom-in', label: 'Zoom in', choose: () => void flow.zoomIn({ duration: moveTime() }) },
        { kind: 'action', icon: 'screen-full', label: 'Fit the whole line', choose: () => void flow.fitView({ duration: moveTime(), padding: 0.06, maxZoom: 1 }) },
    ];
}

function usePartTools(): readonly Tool[] {
    const { store } = usePanel();
    const { properties, dock, minimap } = usePanelModel(({ panels }) => panels.parts);
    const isSearching = usePanelModel(({ panels }) => panels.found !== undefined);
    const dockTool = (tab: 'log' | 'timeline', icon: string, label: string): Tool => ({
        kind: 'action', icon, label, isOn: dock === tab, choose: () => store.dispatch({ type: 'dock', ...(dock !== tab && { tab }) }),
    });
    return [
        { kind: 'action', icon: 'search', label: 'Find a task', isOn: isSearching, choose: () => store.dispatch({ type: 'found', ...(!isSearching && { found: { tasks: new Set() } }) }) },
        { kind: 'action', icon: 'layout-sidebar-right', label: 'Properties', isOn: properties, choose: () => store.dispatch({ type: 'toggle', part: 'properties' }) },
        { kind: 'action', icon: 'map', label: 'Overview map', isOn: minimap, choose: () => store.dispatch({ type: 'toggle', part: 'minimap' }) },
        dockTool('timeline', 'graph-line', 'Timeline'),
        dockTool('log', 'output', 'Log'),
    ];
}
