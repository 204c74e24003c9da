import type { ReactNode } from 'react';
import type { Condition, Point } from '../../protocol/graph.ts';
import { ConditionGlyph } from '../components/ConditionGlyph.tsx';
import { secondConditionProblem } from '../gestures/second-condition.ts';
import { useActions } from '../gestures/use-actions.ts';
import { usePanelModel } from '../store/context.tsx';
import { conditions, conditionWords } from '../words.ts';
import { Popover } from './Popover.tsx';

/** A dependency: its condition can be changed, and it can be deleted. */
export function EdgePopover({ at, edge: id }: { readonly at: Point; readonly edge: string }): ReactNode {
    const actions = useActions();
    const edge = usePanelModel(({ graph }) => graph?.edges.find((candidate) => candidate.id === id));
    const source = usePanelModel(({ graph }) => graph?.nodes.find((node) => node.id === edge?.source)?.title);
    const target = usePanelModel(({ graph }) => graph?.nodes.find((node) => node.id === edge?.target)?.title);
    const rule = usePanelModel(({ graph }) => graph?.nodes.find((node) => node.id === edge?.target)?.rule) ?? 'all';
    const edges = usePanelModel(({ graph }) => graph?.edges);
    if (edge === undefined) return null;
    const others = edges?.filter((other) => other !== edge && other.source === edge.source && other.target === edge.target).map(({ condition }) => condition) ?? [];
    const reason = (condition: Condition): string | undefined => {
        const problem = condition === edge.condition ? undefined : secondConditionProblem(others, condition, rule);
        return problem && `${target} also runs after ${source} ${problem}`;
    };
    return (
        <Popover at={{ x: at.x, y: at.y + 8 }} label={`${target} runs after ${source}`} className="edge-popover">
            <p className="popover-title"><b>{target}</b> runs after <b>{source}</b></p>
            <div role="group" aria-label="Condition" className="condition-choices">
                {conditions.map((condition) => (
                    <button
                        key={condition}
                        type="button"
                        className="condition-choice"
                        aria-pressed={edge.condition === condition}
                        aria-disabled={reason(condition) !== undefined}
                        title={reason(condition)}
                        data-autofocus={edge.condition === condition ? '' : undefined}
                        onClick={reason(condition) === undefined ? () => actions.changeCondition(edge, condition) : undefined}
                    >
                        <svg width="16" height="16" aria-hidden="true"><ConditionGlyph condition={condition} x={8} y={8} /></svg>
                        {conditionWords[condition]}
                    </button>
                ))}
            </div>
            <div className="popover-buttons">
                <button type="button" className="button secondary" onClick={() => actions.disconnect(edge)}>Delete dependency</button>
            </div>
        </Popover>
    );
}
