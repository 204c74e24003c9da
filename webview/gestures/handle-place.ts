import type { Condition, GraphNode, Point } from '../../protocol/graph.ts';
import { conditions } from '../words.ts';

/** From the middle of one handle to the next; the style sheet's handles are as far apart. */
const distance = 26;

/** @returns the middle of a card's handle for a condition, on its right side */
export function handleOf({ x, y, width, height }: GraphNode, condition: Condition): Point {
    return { x: x + width, y: y + height / 2 + (conditions.indexOf(condition) - 1) * distance };
}

/** @returns SVG path data of a way that leaves to the right and arrives from the left */
export function looseWay(from: Point, to: Point): string {
    const reach = Math.max(40, Math.abs(to.x - from.x) / 2);
    return `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`;
}
