import type { ReactNode } from 'react';
import { usePanelModel, useSend } from '../store/context.tsx';

/** Says that what the cards tell is of a past run, and leads back to the newest. */
export function PastRunBar(): ReactNode {
    const send = useSend();
    const started = usePanelModel(({ run, panels }) => (panels.chosenRun === undefined ? undefined : run?.started));
    if (started === undefined) return null;
    return (
        <div className="view-bar past-run">
            <span role="status">You see the run of {new Date(started).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}.</span>
            <button type="button" className="link-button" onClick={() => send({ type: 'chooseRun' })}>Show the newest run</button>
        </div>
    );
}
