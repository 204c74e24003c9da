import type { MouseEvent } from 'react';
import type { GraphNode } from '../../protocol/graph.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { isEditable } from './connection-problem.ts';
import { useActions } from './use-actions.ts';

interface CardGestures {
    readonly isMarked: boolean;
    /** An edit of the task is under way. */
    readonly isPending: boolean;
    readonly isRenaming: boolean;
    readonly showsHandles: boolean;
    readonly onClick: (event: MouseEvent) => void;
    readonly onContextMenu: (event: MouseEvent) => void;
}

/** What gestures have to do with one card. */
export function useCardGestures(node: GraphNode): CardGestures {
    const { store, host } = usePanel();
    const actions = useActions();
    const { id } = node;
    const mark = (): void => {
        const { marked } = store.read().gestures;
        store.dispatch({ type: 'mark', tasks: marked.has(id) ? [...marked].filter((task) => task !== id) : [...marked, id] });
    };
    return {
        isMarked: usePanelModel(({ gestures }) => gestures.marked.has(id)),
        isPending: usePanelModel(({ gestures }) => gestures.pending.some(({ tasks }) => tasks.includes(id))),
        isRenaming: usePanelModel(({ gestures: { gesture } }) => gesture?.kind === 'rename' && gesture.task === id),
        showsHandles: usePanelModel(({ gestures: { gesture }, hovered, active }) => (
            node.members === undefined && (gesture?.kind === 'connect' ? gesture.source === id : gesture?.kind !== 'rename' && (hovered === id || active === id)))),
        onClick({ detail, shiftKey, ctrlKey, metaKey }) {
            const { gesture } = store.read().gestures;
            if (gesture?.kind === 'connect') return gesture.way === 'pick' ? actions.connect(gesture.source, id, gesture.condition) : undefined;
            if ((shiftKey || ctrlKey || metaKey) && isEditable(node)) return mark();
            if (store.read().gestures.marked.size > 0) store.dispatch({ type: 'mark', tasks: [] });
            store.dispatch({ type: 'choose', task: id, focus: false });
            if (node.line !== undefined) return host.send({ type: 'openLine', line: node.line.name, uri: node.line.uri });
            // Enter and Space make a click without a position: the keyboard goes on to the text. So does a double click.
            return host.send({ type: 'reveal', task: id, focus: detail !== 1 });
        },
        onContextMenu(event) {
            event.preventDefault();
            if (node.members === undefined) store.dispatch({ type: 'begin', gesture: { kind: 'menu', at: { x: event.clientX, y: event.clientY }, task: id } });
        },
    };
}
