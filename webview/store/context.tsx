import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { PanelMessage } from '../../protocol/panel.ts';
import type { Host } from '../host.ts';
import type { PanelModel } from './panel-model.ts';
import type { Requests } from './requests.ts';
import { PanelStore } from './store.ts';

interface Panel {
    readonly store: PanelStore;
    readonly host: Host;
    readonly requests: Requests;
}

const PanelContext = createContext<Panel | undefined>(undefined);

/** Gives the components below it the panel's store and the way to its host. */
export function PanelProvider({ store, host, requests, children }: Panel & { readonly children: ReactNode }): ReactNode {
    const panel = useMemo(() => ({ store, host, requests }), [store, host, requests]);
    return <PanelContext value={panel}>{children}</PanelContext>;
}

/** @throws outside a `PanelProvider` */
export function usePanel(): Panel {
    const panel = use(PanelContext);
    if (panel === undefined) throw new Error('This component belongs below a PanelProvider.');
    return panel;
}

/**
 * A part of the panel's model. The component is drawn again only when this part is another value or object.
 * @param select must return the same object for the same model
 */
export function usePanelModel<T>(select: (model: PanelModel) => T): T {
    const { store } = usePanel();
    return useSyncExternalStore(store.watch, () => select(store.read()));
}

/** Sends a message to the host. */
export function useSend(): (message: PanelMessage) => void {
    return usePanel().host.send;
}
