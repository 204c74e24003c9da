import type { ReactNode } from 'react';
import type { PropertyDetails } from '../../protocol/task.ts';
import { useSend } from '../store/context.tsx';

const origins = { group: ['G', 'Comes from the group'], activity: ['A', 'Comes from the defaults of the activity'] } as const;

/** Tells that a value is inherited, and leads to where it is written. */
export function OriginBadge({ property: { origin, definedAt } }: { readonly property: PropertyDetails }): ReactNode {
    const send = useSend();
    if (origin !== 'group' && origin !== 'activity') return null;
    const [letter, text] = origins[origin];
    if (definedAt === undefined) return <span className="origin" title={text}><span aria-hidden="true">{letter}</span><span className="hidden">{text}</span></span>;
    return (
        <button type="button" className="origin" title={`${text}: show it`} aria-label={`${text}: show it`} onClick={() => send({ type: 'showProblem', problem: { severity: 'information', message: text, location: definedAt } })}>
            {letter}
        </button>
    );
}
