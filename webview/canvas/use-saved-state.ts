import { useCallback, useEffect, useRef } from 'react';
import type { PanelState } from '../../protocol/panel.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import type { Viewport } from './viewport.ts';

/**
 * Keeps with the host what a reload of the window must not lose.
 * @param uri with `line`: what the panel shows
 * @returns what to call when the view has moved
 */
export function useSavedState({ uri, line }: Pick<PanelState, 'uri' | 'line'>): (viewport: Viewport) => void {
    const { host } = usePanel();
    const selected = usePanelModel((model) => model.selected);
    const view = usePanelModel((model) => model.view);
    const parts = usePanelModel(({ panels }) => panels.parts);
    const viewport = useRef(host.saved?.viewport);
    const save = useCallback(() => {
        host.save({ uri, line, parts, ...(viewport.current && { viewport: viewport.current }), ...(selected !== undefined && { selected }), ...(view && { view }) });
    }, [host, uri, line, selected, view, parts]);
    useEffect(save, [save]);
    return useCallback((moved: Viewport) => {
        viewport.current = moved;
        save();
    }, [save]);
}
