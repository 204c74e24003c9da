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
/** A line that fits at this zoom is shown whole: its shape is worth more than its small print. */
const wholeZoom = 0.4;
/** What the edges' marks mean stands at the bottom, in pixels. */
const legendHeight = 32;

/** Shows a whole line when it can be made out then, and its beginning, in whole columns, when it is too large for that. */
export function firstViewport(graph: LineGraph, size: Size): Viewport {
    // The picture has a margin of its own.
    const fit = Math.min(size.width / graph.width, (size.height - legendHeight) / graph.height);
    const zoom = Math.min(1, fit >= wholeZoom ? fit : zoomOfColumns(graph, size));
    const fitsAcross = graph.width * zoom <= size.width;
    const fitsDown = graph.height * zoom <= size.height - legendHeight;
    return {
        zoom,
        x: fitsAcross ? (size.width - graph.width * zoom) / 2 : 0,
        y: fitsDown ? (size.height - legendHeight - graph.height * zoom) / 2 : size.height / 2 - middleOfFirstColumn(graph.nodes) * zoom,
    };
}

/** @returns where to move so that a card shows: in the middle, up and down or across, as far as it does not show already; nothing where it does */
export function revealing(box: Box, viewport: Viewport, size: Size): Viewport | undefined {
    const { zoom } = viewport;
    const x = shifted(viewport.x, box.x * zoom, box.width * zoom, size.width);
    const y = shifted(viewport.y, box.y * zoom, box.height * zoom, size.height);
    return x === viewport.x && y === viewport.y ? undefined : { zoom, x, y };
}

function shifted(shift: number, start: number, length: number, room: number): number {
    const shows = start + shift >= 0 && start + length + shift <= room;
    return shows ? shift : room / 2 - start - length / 2;
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

/** Readable, and such that as many columns of cards as then fit end where the room does: no card is cut. */
function zoomOfColumns({ nodes, width }: LineGraph, size: Size): number {
    const room = size.width / readableZoom;
    if (width <= room) return readableZoom;
    const ends = nodes.map((node) => node.x + node.width + beyond);
    const last = ends.reduce((most, end) => (end <= room ? Math.max(most, end) : most), 0);
    return last === 0 ? readableZoom : size.width / last;
}

/** What shows of the edges behind the last column: that it goes on. */
const beyond = 20;

function middleOfFirstColumn(nodes: readonly GraphNode[]): number {
    const left = nodes.reduce((least, { x }) => Math.min(least, x), Infinity);
    const column = nodes.filter(({ x }) => x === left).toSorted((a, b) => a.y - b.y);
    const middle = column[Math.floor(column.length / 2)];
    return middle === undefined ? 0 : middle.y + middle.height / 2;
}
