import { useCallback } from 'react';
import type { GraphView } from '../../protocol/graph.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import type { PanelModel } from '../store/panel-model.ts';

const whole: GraphView = { external: true, collapsed: [] };

/** Which part of the line shows, or is on its way. */
export function viewOf({ view, graph, awaiting }: PanelModel): GraphView {
    const shown = graph?.view;
    if (awaiting !== undefined || shown === undefined || !shown.reduced) return view ?? shown?.asked ?? whole;
    const { external, collapsed, focus } = shown;
    return { external, collapsed, ...(focus && { focus }) };
}

/** @returns asks for another part of the line: what is given changes, the rest stays */
export function useShow(): (change: Partial<Omit<GraphView, 'focus'>> & { readonly focus?: GraphView['focus'] | undefined }) => void {
    const { store, host } = usePanel();
    return useCallback((change) => {
        const { focus, whole: all, ...view }: typeof change & GraphView = { ...viewOf(store.read()), ...change };
        const next: GraphView = { ...view, ...(focus && { focus }), ...(all === true && { whole: true }) };
        store.dispatch({ type: 'view', view: next });
        host.send({ type: 'view', view: next });
    }, [store, host]);
}

/** @returns goes back to what was shown before the view that is on its way */
export function useGiveUp(): () => void {
    const { store, host } = usePanel();
    return useCallback(() => {
        const { awaiting, graph } = store.read();
        const back = awaiting?.backTo ?? graph?.view?.asked ?? whole;
        store.dispatch({ type: 'view', view: back });
        host.send({ type: 'view', view: back });
    }, [store, host]);
}

/** @returns whether another part of the line is on its way */
export function useIsAwaiting(): boolean {
    return usePanelModel(({ awaiting }) => awaiting !== undefined);
}
