import type { ReactNode } from 'react';
import type { Condition } from '../../protocol/graph.ts';

/** Strokes around the origin: a condition is told by its glyph and its dashes, never by colour alone. */
const strokes: Readonly<Record<Condition, string>> = {
    success: 'M-3.2 0.2L-1 2.6L3.4 -2.6',
    failure: 'M-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6',
    complete: 'M-0.1 0L0.1 0',
};

/** A condition's mark, to be put into an SVG. */
export function ConditionGlyph({ condition, x, y }: { readonly condition: Condition; readonly x: number; readonly y: number }): ReactNode {
    return (
        <g className={`glyph ${condition}`} transform={`translate(${x} ${y})`}>
            <circle r="6.5" />
            <path d={strokes[condition]} />
        </g>
    );
}
