import { useLayoutEffect, useRef } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { LineGraph } from '../../protocol/graph.ts';
import { firstViewport, type Size, type Viewport } from './viewport.ts';

/**
 * A line that stands as it first did, as nobody has moved it, goes on filling its room when that changes.
 * @param first where it stands at first; undefined where somebody chose that
 */
export function useFittedView(graph: LineGraph, size: Size, first: Viewport | undefined): void {
    const flow = useReactFlow();
    const fitted = useRef(first);
    const room = useRef(size);
    useLayoutEffect(() => {
        if (room.current === size) return;
        room.current = size;
        if (fitted.current === undefined || !isSamePlace(flow.getViewport(), fitted.current)) return;
        fitted.current = firstViewport(graph, size);
        void flow.setViewport(fitted.current);
    }, [flow, graph, size]);
}

function isSamePlace(a: Viewport, b: Viewport): boolean {
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 0.001;
}
