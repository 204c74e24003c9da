import type { HostMessage, PanelMessage, PanelState } from '../protocol/panel.ts';

interface VsCodeApi {
    postMessage(message: PanelMessage): void;
    getState(): PanelState | undefined;
    setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The way to whatever shows the panel: the extension, or a test. */
export interface Host {
    send(message: PanelMessage): void;
    /** What was kept last, by this page or by the one before it. */
    readonly saved: PanelState | undefined;
    save(state: PanelState): void;
    /** @returns a function that ends the listening */
    listen(receive: (message: HostMessage) => void): () => void;
}

/** Call once: VS Code hands its API out only once for each page. */
export function connectHost(): Host {
    const api = acquireVsCodeApi();
    return {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- VS Code's, not a window's
        send: (message) => api.postMessage(message),
        get saved() { return api.getState(); },
        save: (state) => api.setState(state),
        listen(receive) {
            const onMessage = ({ data }: MessageEvent<unknown>): void => {
                // Browser extensions and developer tools post to windows, too.
                if (typeof data === 'object' && data !== null && 'type' in data) receive(data as HostMessage);
            };
            window.addEventListener('message', onMessage);
            return () => window.removeEventListener('message', onMessage);
        },
    };
}
