import { useEffect, useState, type ReactNode } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { LineGraph, Point } from '../../protocol/graph.ts';
import { usePanel } from '../store/context.tsx';
import { isEditable } from './connection-problem.ts';
import { isCanvas } from './use-connecting.ts';

interface Box { readonly from: Point; readonly to: Point }

/** Marks the tasks that a box touches, which is drawn on the empty canvas with Shift held. */
export function BoxSelection({ graph: { nodes }, canvas }: { readonly graph: LineGraph; readonly canvas: { readonly current: HTMLElement | null } }): ReactNode {
    const { store } = usePanel();
    const flow = useReactFlow();
    const [box, setBox] = useState<Box>();
    useEffect(() => {
        const element = canvas.current;
        if (element === null || box !== undefined) return undefined;
        const onDown = (event: PointerEvent): void => {
            if (!event.shiftKey || event.button !== 0 || !isCanvas(event.target)) return;
            const at = { x: event.clientX, y: event.clientY };
            setBox({ from: at, to: at });
        };
        element.addEventListener('pointerdown', onDown);
        return () => element.removeEventListener('pointerdown', onDown);
    }, [canvas, box]);
    useEffect(() => {
        if (box === undefined) return undefined;
        const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => setBox({ from: box.from, to: { x, y } });
        const onUp = (): void => {
            const [from, to] = corners(box).map((corner) => flow.screenToFlowPosition(corner)) as [Point, Point];
            const touched = nodes.filter((node) => isEditable(node) && node.x < to.x && node.x + node.width > from.x && node.y < to.y && node.y + node.height > from.y);
            setBox(undefined);
            store.dispatch({ type: 'mark', tasks: touched.map(({ id }) => id) });
        };
        window.addEventListener('pointermove', onMove);
        window.addEventListener('pointerup', onUp);
        return () => {
            window.removeEventListener('pointermove', onMove);
            window.removeEventListener('pointerup', onUp);
        };
    }, [box, flow, nodes, store]);
    if (box === undefined) return null;
    const [from, to] = corners(box);
    return (
        // The end of the box is no click on what lies under it.
        <div className="selection-cover">
            <div className="selection-box" style={{ left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y }} />
        </div>
    );
}

/** Its top left and its bottom right. */
function corners({ from, to }: Box): [Point, Point] {
    return [{ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) }, { x: Math.max(from.x, to.x), y: Math.max(from.y, to.y) }];
}
