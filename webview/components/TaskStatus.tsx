import type { ReactNode } from 'react';
import type { TaskView } from '../../protocol/run-view.ts';
import { taskLooks } from '../run/status.ts';
import { Codicon } from './Codicon.tsx';
import { Elapsed } from './Elapsed.tsx';

/** How a task stands in the run: icon, word, time, and the attempt where it is not the first. */
export function TaskStatus({ view: { status, attempt, started, ended } }: { readonly view: TaskView }): ReactNode {
    const { icon, text } = taskLooks[status];
    const ranOrRuns = started !== undefined && (status === 'running' || ended !== undefined);
    return (
        <span className={`status ${status}`}>
            {attempt > 1 && <span className="attempt">attempt {attempt}</span>}
            {ranOrRuns && <Elapsed started={started} ended={status === 'running' ? undefined : ended} />}
            <span className="status-text">{text}</span>
            <Codicon name={icon} spin={status === 'running'} />
        </span>
    );
}
