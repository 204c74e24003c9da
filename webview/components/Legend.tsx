import type { ReactNode } from 'react';
import { usePanelModel } from '../store/context.tsx';
import { conditions, conditionWords } from '../words.ts';
import { ConditionGlyph } from './ConditionGlyph.tsx';

/** What the edges' marks mean; only those that the line uses. */
export function Legend(): ReactNode {
    const edges = usePanelModel(({ graph }) => graph?.edges);
    const used = conditions.filter((condition) => edges?.some((edge) => edge.condition === condition));
    if (used.length === 0) return null;
    return (
        <ul className="legend" aria-label="Edges">
            {used.map((condition) => (
                <li key={condition}>
                    <svg width="42" height="16" aria-hidden="true">
                        <g className={`edge ${condition}`}>
                            <path className="edge-way" d="M2 8H34" />
                            <path className="edge-arrow" d="M40 8l-8 -4.5v9z" />
                            <ConditionGlyph condition={condition} x={13} y={8} />
                        </g>
                    </svg>
                    {conditionWords[condition]}
                </li>
            ))}
        </ul>
    );
}
