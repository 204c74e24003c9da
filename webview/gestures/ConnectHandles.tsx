import type { PointerEvent, ReactNode } from 'react';
import type { Condition, GraphNode } from '../../protocol/graph.ts';
import { ConditionGlyph } from '../components/ConditionGlyph.tsx';
import { usePanelModel } from '../store/context.tsx';
import { conditions, conditionWords } from '../words.ts';
import { useActions } from './use-actions.ts';

/** On the right side of the task that the pointer or the keyboard is on: one handle for each condition. */
export function ConnectHandles({ node: { id, title } }: { readonly node: GraphNode }): ReactNode {
    const actions = useActions();
    const started = usePanelModel(({ gestures: { gesture } }) => (gesture?.kind === 'connect' && gesture.source === id ? gesture.condition : undefined));
    const drag = (event: PointerEvent, condition: Condition): void => {
        if (event.button !== 0) return;
        // The card keeps the keyboard, and nothing is selected as text on the way.
        event.preventDefault();
        // What was prevented would have brought the keyboard from the text to this page, too.
        window.focus();
        actions.startConnection(id, condition, 'drag');
    };
    return (
        <div role="group" aria-label={`Connect ${title}`} className="connect-handles nopan">
            {conditions.map((condition) => (
                <button
                    key={condition}
                    type="button"
                    className={`connect-handle ${condition}`}
                    aria-label={`Connect ${conditionWords[condition]}`}
                    aria-pressed={started === condition}
                    title={`${conditionWords[condition]}: drag to a task, or click here and then the task`}
                    onPointerDown={(event) => drag(event, condition)}
                    // A press of the pointer has begun it already.
                    onClick={({ detail }) => detail === 0 && actions.startConnection(id, condition, 'pick')}
                >
                    <svg width="22" height="22" aria-hidden="true"><ConditionGlyph condition={condition} x={11} y={11} /></svg>
                </button>
            ))}
        </div>
    );
}
