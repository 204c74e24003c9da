import { useEffect, useRef, useState } from 'react';
import type { LineGraph, Point } from '../../protocol/graph.ts';
import { usePanel } from '../store/context.tsx';
import { connectionProblem } from './connection-problem.ts';
import type { Connecting } from './gesture.ts';
import { useActions } from './use-actions.ts';
import { useEdgePan } from './use-edge-pan.ts';

/** A press that moves less than this, in pixels, is a click. */
const clickSize = 5;

/**
 * Follows the pointer while a dependency is made, and makes it when the button is let go over a task.
 * @returns where the pointer is in the window, once it has moved
 */
export function useConnecting(graph: LineGraph, { source, target, condition, way }: Connecting): Point | undefined {
    const { store } = usePanel();
    const actions = useActions();
    const [pointer, setPointer] = useState<Point>();
    const start = useRef<Point>(undefined);
    useEdgePan(way === 'drag' ? pointer : undefined);

    useEffect(() => {
        const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
            start.current ??= { x, y };
            setPointer({ x, y });
            const task = taskAt({ x, y });
            const { gesture } = store.read().gestures;
            if (gesture?.kind === 'connect' && gesture.target !== task) store.dispatch({ type: 'aim', ...(task !== undefined && { target: task }) });
        };
        const onUp = ({ clientX: x, clientY: y, target: element }: PointerEvent): void => {
            if (way === 'pick') return;
            const isClick = start.current === undefined || Math.hypot(x - start.current.x, y - start.current.y) < clickSize;
            if (isClick) return actions.startConnection(source, condition, 'pick');
            const task = taskAt({ x, y });
            store.dispatch({ type: 'end' });
            if (task !== undefined) return task === source ? undefined : actions.connect(source, task, condition, { x, y });
            return isCanvas(element) ? actions.create({ x, y }, { task: source, condition }) : undefined;
        };
        const onDown = ({ target: element }: PointerEvent): void => {
            if (way === 'pick' && isCanvas(element)) store.dispatch({ type: 'end' });
        };
        const onCancel = (): void => store.dispatch({ type: 'end' });
        const listeners = { pointermove: onMove, pointerup: onUp, pointerdown: onDown, pointercancel: onCancel };
        for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type as keyof typeof listeners, listener);
        return () => {
            for (const [type, listener] of Object.entries(listeners)) window.removeEventListener(type as keyof typeof listeners, listener);
        };
    }, [store, actions, source, condition, way]);

    useEffect(() => {
        if (target === undefined || target === source) return;
        const problem = connectionProblem(graph, source, target, condition);
        if (problem !== undefined) store.dispatch({ type: 'say', text: problem });
    }, [store, graph, source, target, condition]);
    return pointer;
}

function taskAt({ x, y }: Point): string | undefined {
    return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-task]')?.dataset['task'];
}

/** Cards and edges lie within the pane, too. */
export function isCanvas(element: EventTarget | null): boolean {
    return element instanceof Element && element.matches('.react-flow__pane');
}
