import { useCallback } from 'react';
import { graphSvg } from '../../graph/svg.ts';
import { usePanel } from '../store/context.tsx';
import { pngOf } from './png.ts';

/** @returns hands the graph that is shown, with how its tasks stand, to the host as a picture */
export function useExport(): (format: 'svg' | 'png') => void {
    const { store, host } = usePanel();
    return useCallback((format) => {
        const { graph, run } = store.read();
        if (graph === undefined) return;
        const statuses = run === undefined ? {} : { statuses: run.tasks };
        if (format === 'svg') return host.send({ type: 'export', format, content: graphSvg(graph, statuses) });
        const isDark = document.body.matches('.vscode-dark, .vscode-high-contrast:not(.vscode-high-contrast-light)');
        void pngOf(graphSvg(graph, { ...statuses, scheme: isDark ? 'dark' : 'light' })).then(
            (content) => host.send({ type: 'export', format, content }),
            (error: unknown) => store.dispatch({ type: 'refused', refusal: { message: error instanceof Error ? error.message : String(error) } }),
        );
        return undefined;
    }, [store, host]);
}
