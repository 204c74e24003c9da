import type { Condition, GraphEdge, Point } from '../../protocol/graph.ts';
import { conditionGlyphs } from './glyphs.ts';

/** From a card's side to the middle of a condition's glyph. */
const glyphOffset = 12;

/** Draws the ways first and the glyphs over them; what edges share is drawn once. */
export function drawEdges(edges: readonly GraphEdge[]): string {
    const shown = edges.filter(({ points }) => points.length > 1);
    const ways = shown.map(({ condition, path }) => `<g class="edge ${condition}"><path class="way" d="${path}"/></g>`);
    const arrows = shown.map(({ condition, points }) => drawArrow(points.at(-1)!, condition));
    const glyphs = shown.map(({ condition, points }) => drawCondition({ x: points[0]!.x + glyphOffset, y: points[0]!.y }, condition));
    return [...ways, ...new Set(arrows), ...new Set(glyphs)].join('\n');
}

/** A condition's mark: a disc with a tick, a cross or a dot. */
export function drawCondition({ x, y }: Point, condition: Condition): string {
    return `<g class="glyph ${condition}" transform="translate(${x} ${y})"><circle r="6.5"/><path d="${conditionGlyphs[condition]}"/></g>`;
}

function drawArrow({ x, y }: Point, condition: Condition): string {
    return `<g class="edge ${condition}"><path class="arrow" d="M${x} ${y}l-8 -4.5v9z"/></g>`;
}
