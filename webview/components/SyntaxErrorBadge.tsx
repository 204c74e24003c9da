import type { ReactNode } from 'react';
import { usePanelModel, useSend } from '../store/context.tsx';
import { Codicon } from './Codicon.tsx';

/** Says that the text cannot be read now, and leads there. The last good graph stays below it. */
export function SyntaxErrorBadge(): ReactNode {
    const send = useSend();
    const problem = usePanelModel(({ syntaxErrors }) => syntaxErrors[0]);
    const others = usePanelModel(({ syntaxErrors }) => syntaxErrors.length - 1);
    if (problem === undefined) return null;
    const place = `Line ${problem.location.start.line + 1}`;
    return (
        <button type="button" className="syntax-error" title={`${problem.message}\nThe graph shows the last text that could be read.`} onClick={() => send({ type: 'showProblem', problem })}>
            <Codicon name="error" />
            <span className="syntax-error-text"><b>{place}</b>: {problem.message}{others > 0 ? ` (and ${others} more)` : ''}</span>
            <span className="syntax-error-note">Showing the last good graph</span>
        </button>
    );
}
