import { useEffect } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { Point } from '../../protocol/graph.ts';

/** How near the edge of the canvas the pointer has to be, and how far the view moves in a frame, in pixels. */
const reach = 40;
const most = 12;

/** Moves the view while something is dragged to the edge of the canvas. */
export function useEdgePan(pointer: Point | undefined): void {
    const flow = useReactFlow();
    useEffect(() => {
        const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
        if (pointer === undefined || canvas === undefined) return undefined;
        const x = step(pointer.x, canvas.left, canvas.right);
        const y = step(pointer.y, canvas.top, canvas.bottom);
        if (x === 0 && y === 0) return undefined;
        let frame = requestAnimationFrame(function pan() {
            const viewport = flow.getViewport();
            void flow.setViewport({ ...viewport, x: viewport.x + x, y: viewport.y + y });
            frame = requestAnimationFrame(pan);
        });
        return () => cancelAnimationFrame(frame);
    }, [flow, pointer]);
}

/** The nearer the edge, the faster. */
function step(at: number, from: number, to: number): number {
    if (at < from + reach) return most * Math.min(1, (from + reach - at) / reach);
    return at > to - reach ? -most * Math.min(1, (at - to + reach) / reach) : 0;
}
