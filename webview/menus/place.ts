import type { Point } from '../../protocol/graph.ts';

interface Box { readonly width: number; readonly height: number }
interface Rect extends Box { readonly left: number; readonly top: number }

/** Between what floats and the edge of the window. */
const margin = 4;

/** @returns where a box of that size begins that is to open at a point, so that the window holds it */
export function placeAt({ x, y }: Point, box: Box, window: Box): Point {
    return { x: within(x, box.width, window.width), y: within(y, box.height, window.height) };
}

/** @returns the same for a box that opens beside another one: to its right, else to its left, else over it, a little lower */
export function placeBeside({ left, top, width }: Rect, box: Box, window: Box): Point {
    const fits = (x: number): boolean => x >= 0 && x + box.width <= window.width;
    const x = [left + width, left - box.width].find(fits);
    return placeAt(x === undefined ? { x: left + 2 * margin, y: top + 8 * margin } : { x, y: top - margin - 1 }, box, window);
}

/** @returns where on the screen a task's card can be pointed at, if it is drawn */
export function placeOfTask(task: string): Point | undefined {
    return placeOf(`[data-task="${CSS.escape(task)}"]`);
}

/** @returns the middle of an edge's own mark, if it is drawn */
export function placeOfEdge(edge: string): Point | undefined {
    return placeOf(`[data-edge="${CSS.escape(edge)}"] .glyph`);
}

function placeOf(selector: string): Point | undefined {
    const rect = document.querySelector(selector)?.getBoundingClientRect();
    return rect && { x: rect.left + rect.width / 2, y: rect.top + rect.height * 0.75 };
}

function within(start: number, length: number, room: number): number {
    return Math.max(margin, Math.min(start, room - length - margin));
}
