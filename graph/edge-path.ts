import type { Point } from '../protocol/graph.ts';
import { cornerRadius } from './metrics.ts';

/** @returns the points without those that lie on the straight way between their neighbours */
export function straightened(points: readonly Point[]): readonly Point[] {
    const kept: Point[] = [];
    for (const point of points) {
        const [before, last] = [kept.at(-2), kept.at(-1)];
        if (last !== undefined && last.x === point.x && last.y === point.y) continue;
        const straight = before !== undefined && last !== undefined && turn(before, last, point) === 0;
        if (straight) kept.pop();
        kept.push(point);
    }
    return kept;
}

/** @returns SVG path data through the points, each corner rounded as far as its two stretches allow */
export function roundedPath(points: readonly Point[]): string {
    const [first, ...rest] = points;
    if (first === undefined) return '';
    const steps = rest.map((point, index) => {
        const before = points[index]!;
        const next = rest[index + 1];
        if (next === undefined) return `L${point.x} ${point.y}`;
        const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, next) / 2);
        const from = towards(point, before, radius);
        const to = towards(point, next, radius);
        return `L${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`;
    });
    return `M${first.x} ${first.y}${steps.join('')}`;
}

function turn(a: Point, b: Point, c: Point): number {
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}

function distance(a: Point, b: Point): number {
    return Math.hypot(b.x - a.x, b.y - a.y);
}

function towards(from: Point, to: Point, length: number): Point {
    const share = length / distance(from, to);
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
