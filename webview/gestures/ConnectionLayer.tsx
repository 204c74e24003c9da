import type { ReactNode } from 'react';
import { useReactFlow, ViewportPortal } from '@xyflow/react';
import type { LineGraph, Point } from '../../protocol/graph.ts';
import { usePanelModel } from '../store/context.tsx';
import { conditionWords } from '../words.ts';
import { connectionProblem } from './connection-problem.ts';
import type { Connecting } from './gesture.ts';
import { handleOf, looseWay } from './handle-place.ts';
import { useConnecting } from './use-connecting.ts';

/** The dependency that is being made, and those that the text gets just now. */
export function ConnectionLayer({ graph }: { readonly graph: LineGraph }): ReactNode {
    const gesture = usePanelModel(({ gestures }) => gestures.gesture);
    const pending = usePanelModel(({ gestures }) => gestures.pending);
    return (
        <>
            {gesture?.kind === 'connect' && <LiveConnection graph={graph} connecting={gesture} />}
            {pending.map(({ id, dependency }) => dependency && <ConnectionWay key={id} graph={graph} connecting={dependency} end={undefined} looks="pending" />)}
        </>
    );
}

interface LiveConnectionProps {
    readonly graph: LineGraph;
    readonly connecting: Connecting;
}

function LiveConnection({ graph, connecting }: LiveConnectionProps): ReactNode {
    const flow = useReactFlow();
    const { source, target, condition } = connecting;
    const pointer = useConnecting(graph, connecting);
    const problem = target === undefined || target === source ? undefined : connectionProblem(graph, source, target, condition);
    const hint = hintOf(graph, connecting, problem);
    const onto = graph.nodes.find(({ id }) => id === target && id !== source);
    const at = onto ? flow.flowToScreenPosition({ x: onto.x, y: onto.y + onto.height }) : pointer;
    return (
        <>
            <ConnectionWay graph={graph} connecting={connecting} end={pointer && flow.screenToFlowPosition(pointer)} looks={problem === undefined ? '' : 'refused'} />
            {at && hint !== undefined && (
                <p className={`connection-hint ${problem === undefined ? condition : 'refused'}`} style={{ left: at.x + 14, top: at.y + 14 }} aria-hidden="true">{hint}</p>
            )}
        </>
    );
}

function hintOf({ nodes }: LineGraph, { source, target, condition, way }: Connecting, problem: string | undefined): string | undefined {
    if (problem !== undefined) return problem;
    const title = (task: string): string => nodes.find(({ id }) => id === task)?.title ?? task;
    if (target === source) return undefined;
    if (target !== undefined) return `${title(target)} runs after ${title(source)} ${conditionWords[condition]}`;
    return way === 'drag' ? 'Drop on a task, or here for a new one' : 'Click the task that is to run then';
}

interface ConnectionWayProps {
    readonly graph: LineGraph;
    readonly connecting: Connecting;
    /** Where it goes while there is no target. */
    readonly end: Point | undefined;
    readonly looks: '' | 'refused' | 'pending';
}

function ConnectionWay({ graph: { nodes }, connecting: { source, target, condition }, end, looks }: ConnectionWayProps): ReactNode {
    const from = nodes.find(({ id }) => id === source);
    const onto = target === source ? undefined : nodes.find(({ id }) => id === target);
    const to = onto ? { x: onto.x, y: onto.y + onto.height / 2 } : end;
    if (from === undefined || to === undefined || (target === source && looks !== 'pending')) return null;
    return (
        <ViewportPortal>
            <svg className="connection-layer" width="1" height="1" aria-hidden="true">
                <g className={`edge ${condition} ${looks}`}>
                    <path className="edge-way" d={looseWay(handleOf(from, condition), to)} />
                    <path className="edge-arrow" d={`M${to.x} ${to.y}l-8 -4.5v9z`} />
                </g>
            </svg>
        </ViewportPortal>
    );
}
