import type { GraphNode, LineGraph } from '../../protocol/graph.ts';

export interface Viewport { readonly x: number; readonly y: number; readonly zoom: number }
export interface Size { readonly width: number; readonly height: number }
type Box = Pick<GraphNode, 'x' | 'y' | 'width' | 'height'>;

export const minZoom = 0.02;
export const maxZoom = 2;
/** Text on cards can be read from here on. */
const readableZoom = 0.6;
/** Below this, cards show their titles alone, larger. */
export const overviewZoom = 0.45;
const padding = 16;

/** Shows a whole line when it can be read then, and its beginning when it is too large for that. */
export function firstViewport(graph: LineGraph, size: Size): Viewport {
    const fit = Math.min((size.width - 2 * padding) / graph.width, (size.height - 2 * padding) / graph.height);
    const zoom = Math.max(readableZoom, Math.min(1, fit));
    const fitsAcross = graph.width * zoom <= size.width;
    const fitsDown = graph.height * zoom <= size.height;
    return {
        zoom,
        x: fitsAcross ? (size.width - graph.width * zoom) / 2 : 0,
        y: size.height / 2 - (fitsDown ? graph.height / 2 : middleOfFirstColumn(graph.nodes)) * zoom,
    };
}

/** @returns where to move so that a card shows, in the middle; nothing where it shows already */
export function revealing(box: Box, viewport: Viewport, size: Size): Viewport | undefined {
    const { zoom } = viewport;
    const left = box.x * zoom + viewport.x;
    const top = box.y * zoom + viewport.y;
    if (left >= 0 && top >= 0 && left + box.width * zoom <= size.width && top + box.height * zoom <= size.height) return undefined;
    return { zoom, x: size.width / 2 - (box.x + box.width / 2) * zoom, y: size.height / 2 - (box.y + box.height / 2) * zoom };
}

/**
 * Keeps in place what the eye is on when the graph changes: the selected card where it shows, else the one next to the middle.
 * @returns the same viewport where that card did not move, or where no card that shows is left
 */
export function anchored(before: readonly GraphNode[], now: readonly GraphNode[], viewport: Viewport, size: Size, selected: string | undefined): Viewport {
    const places = new Map(now.map((node) => [node.id, node]));
    const candidates = before.filter((node) => places.has(node.id) && revealing(node, viewport, size) === undefined);
    const middle = { x: (size.width / 2 - viewport.x) / viewport.zoom, y: (size.height / 2 - viewport.y) / viewport.zoom };
    const distance = (node: Box): number => Math.hypot(node.x + node.width / 2 - middle.x, node.y + node.height / 2 - middle.y);
    const anchor = candidates.find(({ id }) => id === selected) ?? candidates.toSorted((a, b) => distance(a) - distance(b))[0];
    const place = anchor && places.get(anchor.id);
    if (place === undefined || (place.x === anchor?.x && place.y === anchor.y)) return viewport;
    return { zoom: viewport.zoom, x: viewport.x - (place.x - anchor!.x) * viewport.zoom, y: viewport.y - (place.y - anchor!.y) * viewport.zoom };
}

function middleOfFirstColumn(nodes: readonly GraphNode[]): number {
    const left = nodes.reduce((least, { x }) => Math.min(least, x), Infinity);
    const column = nodes.filter(({ x }) => x === left).toSorted((a, b) => a.y - b.y);
    const middle = column[Math.floor(column.length / 2)];
    return middle === undefined ? 0 : middle.y + middle.height / 2;
}
