import type { ReactNode } from 'react';
import type { Problem } from '../../protocol/graph.ts';
import { useSend } from '../store/context.tsx';
import { count } from '../words.ts';
import { Codicon } from './Codicon.tsx';

interface ProblemsBadgeProps {
    readonly problems: readonly Problem[];
    readonly isTabStop: boolean;
}

const severities = ['error', 'warning', 'information'] as const;
const icons = { error: 'error', warning: 'warning', information: 'info' } as const;

/** What is wrong with a task's text; leads to the gravest of it. */
export function ProblemsBadge({ problems, isTabStop }: ProblemsBadgeProps): ReactNode {
    const send = useSend();
    const gravest = problems.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))[0];
    if (gravest === undefined) return null;
    const label = `${count(problems.length, 'problem')}: ${gravest.message}`;
    return (
        <button
            type="button"
            className={`problems ${gravest.severity}`}
            tabIndex={isTabStop ? 0 : -1}
            aria-label={label}
            title={problems.map(({ message }) => message).join('\n')}
            onClick={() => send({ type: 'showProblem', problem: gravest })}
        >
            <Codicon name={icons[gravest.severity]} />
            {problems.length > 1 && <span>{problems.length}</span>}
        </button>
    );
}
