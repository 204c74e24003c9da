import { useLayoutEffect, useRef } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { LineGraph } from '../../protocol/graph.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { moveTime } from './motion.ts';
import { anchored, firstViewport, revealing, type Size } from './viewport.ts';

/** Keeps in place what the eye is on while the graph changes, and lets cards that move glide there. */
export function useSteadyView(graph: LineGraph, size: Size, canvas: { readonly current: HTMLElement | null }): void {
    const flow = useReactFlow();
    const { store } = usePanel();
    const shown = useRef(graph);
    useLayoutEffect(() => {
        const before = shown.current;
        shown.current = graph;
        const element = canvas.current;
        if (before === graph || element === null) return undefined;
        const stop = (): void => element.classList.remove('moving');
        // Most changes of a text move nothing, and a transition of a thousand cards is no small thing.
        if (hasMoved(before, graph)) element.classList.add('moving');
        const timer = setTimeout(stop, moveTime());
        const viewport = flow.getViewport();
        const next = isNewlyFocused(before, graph) ? firstViewport(graph, size) : anchored(before.nodes, graph.nodes, viewport, size, store.read().selected);
        if (next !== viewport) void flow.setViewport(next);
        return () => {
            clearTimeout(timer);
            stop();
        };
    }, [graph, size, canvas, flow, store]);
}

function hasMoved(before: LineGraph, now: LineGraph): boolean {
    const places = new Map(before.nodes.map((node) => [node.id, node]));
    return before.nodes.length !== now.nodes.length || now.nodes.some(({ id, x, y }) => places.get(id)?.x !== x || places.get(id)?.y !== y);
}

/** Whoever asks for a neighbourhood wants to see it. */
function isNewlyFocused({ view: before }: LineGraph, { view: now }: LineGraph): boolean {
    return now?.focus !== undefined && (before?.focus?.task !== now.focus.task || before.focus.depth !== now.focus.depth);
}

/** Brings the selected task into view when another one is selected, or when it no longer shows because the graph's room became smaller; otherwise the view stays where it is. */
export function useRevealedSelection(graph: LineGraph, size: Size, wasRestored: boolean): void {
    const flow = useReactFlow();
    const selected = usePanelModel((model) => model.selected);
    const revealed = useRef(wasRestored ? selected : undefined);
    const room = useRef(size);
    useLayoutEffect(() => {
        const before = room.current;
        room.current = size;
        const node = graph.nodes.find(({ id }) => id === selected);
        if (node === undefined) return;
        const didShow = before !== size && revealing(node, flow.getViewport(), before) === undefined;
        if (revealed.current === selected && !didShow) return;
        revealed.current = selected;
        const next = revealing(node, flow.getViewport(), size);
        if (next !== undefined) void flow.setViewport(next, { duration: moveTime() });
    }, [graph, size, selected, flow]);
}
