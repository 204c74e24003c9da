import type { PanelParts } from '../../protocol/panel.ts';

export const firstParts: PanelParts = { properties: false, minimap: false, propertiesSize: 340, dockSize: 240 };

/** Nothing is made smaller than this, in pixels. */
const least = 120;

export type PartsEvent =
    | { readonly type: 'toggle'; readonly part: 'properties' | 'minimap' }
    /** Opens what lies below the graph, on that tab; none: closes it. */
    | { readonly type: 'dock'; readonly tab?: 'log' | 'timeline' }
    | { readonly type: 'open'; readonly part: 'properties' }
    | { readonly type: 'resize'; readonly part: 'properties' | 'dock'; readonly size: number };

/** Which parts of the panel are open after something happened to them. */
export function reduceParts(parts: PanelParts, event: PartsEvent): PanelParts {
    switch (event.type) {
        case 'toggle': return { ...parts, [event.part]: !parts[event.part] };
        case 'open': return parts[event.part] ? parts : { ...parts, [event.part]: true };
        case 'dock': {
            const { dock: _, ...rest } = parts;
            return event.tab === undefined ? rest : { ...rest, dock: event.tab };
        }
        case 'resize': return { ...parts, [event.part === 'dock' ? 'dockSize' : 'propertiesSize']: Math.max(least, Math.round(event.size)) };
    }
}
