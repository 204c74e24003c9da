import { useEffect, type KeyboardEvent } from 'react';
import type { LineGraph } from '../../protocol/graph.ts';
import { across, stepOf, walk } from '../canvas/walk.ts';
import { placeOfTask } from '../menus/place.ts';
import { usePanel } from '../store/context.tsx';
import { isEditable } from './connection-problem.ts';
import { edgeKey, focusFirstEdge } from './edge-keys.ts';
import { useActions } from './use-actions.ts';

/**
 * What keys do on the canvas.
 * @returns takes each key that is pressed on a card, an edge or the canvas
 */
export function useCanvasKeys(graph: LineGraph): (event: KeyboardEvent) => void {
    const { store } = usePanel();
    const actions = useActions();
    return (event) => {
        const { gesture, marked } = store.read().gestures;
        const element = event.target instanceof Element ? event.target : undefined;
        const task = element?.closest<HTMLElement>('[data-task]')?.dataset['task'];
        const focus = (next: string): void => store.dispatch({ type: 'choose', task: next, focus: true });
        const edge = graph.edges.find(({ id }) => id === element?.closest<SVGElement>('[data-edge]')?.dataset['edge']);
        if (event.key === 'Escape') {
            event.preventDefault();
            if (gesture?.kind !== 'connect') return store.dispatch({ type: 'dismiss' });
            store.dispatch({ type: 'end' });
            return focus(gesture.source);
        }
        if (edge !== undefined) return edgeKey(event, { graph, edge, focus, actions, store });
        if (task === undefined || event.ctrlKey || event.metaKey || event.altKey) return undefined;
        const step = stepOf(event.key);
        const keys: Readonly<Record<string, () => void>> = {
            F2: () => graph.nodes.some((node) => node.id === task && isEditable(node)) && store.dispatch({ type: 'begin', gesture: { kind: 'rename', task } }),
            Delete: () => actions.askToDelete(marked.has(task) ? [...marked] : [task]),
            Backspace: () => actions.askToDelete(marked.has(task) ? [...marked] : [task]),
            ContextMenu: () => store.dispatch({ type: 'begin', gesture: { kind: 'menu', at: placeOfTask(task) ?? { x: 0, y: 0 }, task } }),
            c: () => actions.startConnection(task, 'success', 'pick'),
            e: () => focusFirstEdge(graph, task),
        };
        const key = event.shiftKey && event.key === 'F10' ? 'ContextMenu' : event.key;
        if (step !== undefined) {
            const next = gesture?.kind === 'connect' ? across(graph.nodes, task, step) : walk(graph, task, step);
            if (next !== undefined) focus(next);
        } else if (gesture?.kind === 'connect' && conditionKeys[key] !== undefined) {
            store.dispatch({ type: 'begin', gesture: { ...gesture, condition: conditionKeys[key] } });
        } else if (Object.hasOwn(keys, key)) keys[key]!();
        else return undefined;
        return event.preventDefault();
    };
}

/** While a dependency is made. */
const conditionKeys: Readonly<Record<string, 'success' | 'failure' | 'complete' | undefined>> = { s: 'success', f: 'failure', c: 'complete' };

/** Undo and redo of the text, all tasks marked, help, and Escape, wherever the keyboard is, unless something is typed there. */
export function usePanelKeys(): void {
    const { store, host } = usePanel();
    useEffect(() => {
        const onKeyDown = (event: globalThis.KeyboardEvent): void => {
            if (event.key === 'Escape' && !event.defaultPrevented) return store.dispatch({ type: 'dismiss' });
            if (event.key === '?' && !isTyping(event.target)) return store.dispatch({ type: 'begin', gesture: { kind: 'keys', at: { x: window.innerWidth, y: 0 } } });
            if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return undefined;
            const key = event.key.toLowerCase();
            if (key === 'z') host.send({ type: event.shiftKey ? 'redo' : 'undo' });
            else if (key === 'y') host.send({ type: 'redo' });
            else if (key === 'a') store.dispatch({ type: 'mark', tasks: store.read().graph?.nodes.filter(isEditable).map(({ id }) => id) ?? [] });
            else return undefined;
            return event.preventDefault();
        };
        window.addEventListener('keydown', onKeyDown);
        return () => window.removeEventListener('keydown', onKeyDown);
    }, [store, host]);
}

function isTyping(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
