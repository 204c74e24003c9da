import type { ReactNode } from 'react';
import { TaskStatus } from '../components/TaskStatus.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { Section } from './Section.tsx';

/** How a task did in the run that is shown. */
export function LastRunSection({ task }: { readonly task: string }): ReactNode {
    const { store } = usePanel();
    const view = usePanelModel(({ run }) => run?.tasks[task]);
    if (view === undefined) return <Section title="Last run"><p className="hint">It has not run yet.</p></Section>;
    const { started, ended, error, reason, outputs = {}, attempt } = view;
    const values = Object.entries(outputs);
    return (
        <Section title="Last run">
            <div className="last-run"><TaskStatus view={view} />{attempt > 0 && <IconButton labelled icon="output" label="Log" onClick={() => store.dispatch({ type: 'followLog', task })} />}</div>
            {(error?.message ?? reason) !== undefined && <p className={error === undefined ? 'doc' : 'problem'}>{error?.message ?? reason}</p>}
            <dl>
                {started !== undefined && <><dt>Started</dt><dd>{new Date(started).toLocaleString()}</dd></>}
                {ended !== undefined && <><dt>Ended</dt><dd>{new Date(ended).toLocaleString()}</dd></>}
                {error?.exitCode !== undefined && <><dt>Exit code</dt><dd>{error.exitCode}</dd></>}
            </dl>
            {values.length > 0 && (
                <table className="outputs">
                    <caption>Outputs</caption>
                    <tbody>{values.map(([name, value]) => <tr key={name}><th scope="row">{name}</th><td>{String(value)}</td></tr>)}</tbody>
                </table>
            )}
        </Section>
    );
}
