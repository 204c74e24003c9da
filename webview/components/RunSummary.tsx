import type { ReactNode } from 'react';
import { progressOf, runLook } from '../run/status.ts';
import { usePanelModel } from '../store/context.tsx';
import { Codicon } from './Codicon.tsx';
import { Elapsed } from './Elapsed.tsx';

/** How the newest run stands, in one line. */
export function RunSummary(): ReactNode {
    const run = usePanelModel((model) => model.run);
    if (run === undefined) return null;
    const { icon, text } = runLook(run);
    const { ended, total } = progressOf(run);
    return (
        <span className={`run-summary ${run.status}`} title={run.error?.message}>
            <Codicon name={icon} spin={run.status === 'running'} />
            <span className="run-status">{text}</span>
            <span className="run-progress">{ended} of {total}</span>
            {run.environment !== undefined && <span className="chip" title="Environment">{run.environment}</span>}
            {(run.status === 'running' || run.ended !== undefined) && <Elapsed started={run.started} ended={run.ended} />}
        </span>
    );
}

/** A thin bar that fills while a run goes on. */
export function RunProgress(): ReactNode {
    const run = usePanelModel((model) => (model.run?.status === 'running' ? model.run : undefined));
    if (run === undefined) return null;
    const { ended, total } = progressOf(run);
    return <progress className="run-progress-bar" aria-label="Tasks that have ended" max={Math.max(1, total)} value={ended} />;
}
