import { memo, type MouseEvent, type ReactNode } from 'react';
import type { EdgeProps } from '@xyflow/react';
import type { FlowEdge } from '../canvas/flow.ts';
import { edgeLabel } from '../canvas/edge-label.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { ConditionGlyph } from './ConditionGlyph.tsx';

/** From a card's side to the middle of the glyph. */
const glyphOffset = 12;

/** An edge along the way that the layout gave it. The selected task's edges stand out. */
export const ConditionEdge = memo(function ConditionEdge({ data, source, target }: EdgeProps<FlowEdge>): ReactNode {
    const isNear = usePanelModel(({ selected }) => selected === source || selected === target);
    const { store } = usePanel();
    const edge = data?.edge;
    const label = usePanelModel(({ graph }) => (graph && edge ? edgeLabel(graph, edge) : ''));
    const isOpen = usePanelModel(({ gestures: { gesture } }) => gesture?.kind === 'edge' && gesture.edge === edge?.id);
    const [start, end] = [edge?.points[0], edge?.points.at(-1)];
    if (edge === undefined || start === undefined || end === undefined) return null;
    const { id, condition, count } = edge;
    // What stands for several dependencies cannot be changed as one.
    const open = (event: MouseEvent): void => {
        event.preventDefault();
        if (count === undefined) store.dispatch({ type: 'begin', gesture: { kind: 'edge', at: { x: event.clientX, y: event.clientY }, edge: id } });
    };
    return (
        <>
            <g role="button" tabIndex={-1} aria-label={label} className={`edge ${condition}${isNear ? ' near' : ''}${isOpen ? ' open' : ''}`} data-edge={id} onClick={open} onContextMenu={open}>
                <title>{label}</title>
                <path className="edge-hit" d={edge.path} />
                <path className="edge-way" d={edge.path} />
                <path className="edge-arrow" d={`M${end.x} ${end.y}l-8 -4.5v9z`} />
                <ConditionGlyph condition={condition} x={start.x + glyphOffset} y={start.y} />
            </g>
            {count !== undefined && count > 1 && <text aria-hidden="true" className="edge-count" x={end.x - 11} y={end.y - 5} textAnchor="end">{count}</text>}
        </>
    );
});
