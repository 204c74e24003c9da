import { useMemo, useRef, useState, type ReactNode } from 'react';
import { ReactFlow, useStore, type EdgeTypes, type NodeTypes } from '@xyflow/react';
import type { LineGraph } from '../../protocol/graph.ts';
import { flowEdge, flowNode } from '../canvas/flow.ts';
import { useFittedView } from '../canvas/use-fitted-view.ts';
import { useSavedState } from '../canvas/use-saved-state.ts';
import { useSize } from '../canvas/use-size.ts';
import { useRevealedSelection, useSteadyView } from '../canvas/use-steady-view.ts';
import { firstViewport, maxZoom, minZoom, overviewZoom, type Size } from '../canvas/viewport.ts';
import { BoxSelection } from '../gestures/BoxSelection.tsx';
import { ConnectionLayer } from '../gestures/ConnectionLayer.tsx';
import { SelectionBar } from '../gestures/SelectionBar.tsx';
import { useCanvasKeys } from '../gestures/use-keys.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { GroupCard } from '../view/GroupCard.tsx';
import { StatusMap } from '../view/StatusMap.tsx';
import { ConditionEdge } from './ConditionEdge.tsx';
import { TaskCard } from './TaskCard.tsx';
import { TaskToolbar } from './TaskToolbar.tsx';
import { TaskTooltip } from './TaskTooltip.tsx';

const nodeTypes: NodeTypes = { task: TaskCard, collapsed: GroupCard };
const edgeTypes: EdgeTypes = { condition: ConditionEdge };
/** Drawing all cards at once pans more smoothly up to here; above, the browser has too many. */
const mostDrawn = 1500;

/** The room for the graph. It waits until it knows how large it is, so that the first picture is in its place. */
export function Canvas({ graph }: { readonly graph: LineGraph }): ReactNode {
    const element = useRef<HTMLElement>(null);
    const size = useSize(element);
    const isOverview = useStore(({ transform }) => transform[2] < overviewZoom);
    return (
        <main ref={element} className={`canvas${isOverview ? ' overview' : ''}`} aria-label={`Tasks of ${graph.title}`}>
            {size && <Flow graph={graph} size={size} canvas={element} />}
        </main>
    );
}

interface FlowProps {
    readonly graph: LineGraph;
    readonly size: Size;
    readonly canvas: { readonly current: HTMLElement | null };
}

function Flow({ graph, size, canvas }: FlowProps): ReactNode {
    const { store, host } = usePanel();
    const restored = host.saved?.uri === graph.uri && host.saved.line === graph.line ? host.saved.viewport : undefined;
    const nodes = useMemo(() => graph.nodes.map(flowNode), [graph.nodes]);
    const edges = useMemo(() => graph.edges.map(flowEdge), [graph.edges]);
    const onMoved = useSavedState(graph);
    const [first] = useState(() => restored ?? firstViewport(graph, size));
    useSteadyView(graph, size, canvas);
    useFittedView(graph, size, restored === undefined ? first : undefined);
    useRevealedSelection(graph, size, restored !== undefined);

    const onKeyDown = useCanvasKeys(graph);
    const hasMap = usePanelModel(({ panels }) => panels.parts.minimap);

    return (
        <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            defaultViewport={first}
            minZoom={minZoom}
            maxZoom={maxZoom}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            panActivationKeyCode={null}
            panOnScroll
            zoomOnDoubleClick={false}
            onlyRenderVisibleElements={nodes.length > mostDrawn}
            onKeyDown={onKeyDown}
            onMoveEnd={(_, viewport) => onMoved(viewport)}
            onNodeMouseEnter={(_, { id }) => store.dispatch({ type: 'hover', task: id })}
            onNodeMouseLeave={() => store.dispatch({ type: 'hover' })}
            onPaneClick={() => store.dispatch({ type: 'dismiss' })}
            onPaneContextMenu={(event) => {
                event.preventDefault();
                store.dispatch({ type: 'begin', gesture: { kind: 'menu', at: { x: event.clientX, y: event.clientY } } });
            }}
            proOptions={{ hideAttribution: true }}
        >
            <TaskToolbar />
            <TaskTooltip />
            <ConnectionLayer graph={graph} />
            <BoxSelection graph={graph} canvas={canvas} />
            <SelectionBar />
            {hasMap && <StatusMap />}
        </ReactFlow>
    );
}
