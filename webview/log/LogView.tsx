import { useMemo, useState, type ReactNode } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { usePanel, usePanelModel, useSend } from '../store/context.tsx';
import { linesOf, matching, plain } from './lines.ts';
import { LogSearch } from './LogSearch.tsx';
import { LogText } from './LogText.tsx';
import { useFollowedLog, type FollowedAttempt } from './use-followed-log.ts';

/** The log of a task's attempt: of the one that was asked for, else of the selected one. */
export function LogView(): ReactNode {
    const followed = useFollowedLog();
    const { task, attempt, attempts } = followed;
    const title = usePanelModel(({ graph }) => graph?.nodes.find(({ id }) => id === task)?.title ?? task);
    if (task === undefined) return <p className="hint">Select a task to see its log.</p>;
    if (attempts === 0) return <p className="hint">{title} has not started in this run.</p>;
    return <AttemptLog key={`${task}.${attempt}`} {...followed} task={task} title={title ?? task} />;
}

function AttemptLog({ task, title, attempt, attempts, log }: FollowedAttempt & { readonly task: string; readonly title: string }): ReactNode {
    const { store } = usePanel();
    const send = useSend();
    const lines = useMemo(() => linesOf(log?.text ?? ''), [log?.text]);
    const [wanted, setWanted] = useState('');
    const [place, setPlace] = useState(0);
    const found = useMemo(() => matching(lines, wanted), [lines, wanted]);
    const numbers = Array.from({ length: attempts }, (_, index) => index + 1);
    return (
        <div className="log">
            <div className="log-head">
                <b className="log-title">{title}</b>
                <span className="field-inline">
                    <label htmlFor="log-attempt">Attempt</label>
                    <select id="log-attempt" value={attempt} onChange={({ target }) => store.dispatch({ type: 'followLog', task, attempt: Number(target.value) })}>
                        {numbers.map((number) => <option key={number} value={number}>{number} of {attempts}</option>)}
                    </select>
                </span>
                <LogSearch
                    wanted={wanted}
                    count={found.length}
                    place={place}
                    onWanted={(text) => {
                        setWanted(text);
                        setPlace(0);
                    }}
                    onPlace={setPlace}
                />
                <IconButton icon="copy" label="Copy the log" onClick={() => void navigator.clipboard.writeText(lines.map(plain).join('\n'))} />
                <IconButton icon="go-to-file" label="Open the log in an editor" onClick={() => send({ type: 'showLog', task })} />
            </div>
            {log?.isCut && <p className="hint">This is the end of a long log. Open it in an editor to see all of it.</p>}
            {log !== undefined && lines.length === 0 ? <p className="hint">Nothing has been written yet.</p> : <LogText lines={lines} wanted={wanted} current={found[place]} />}
        </div>
    );
}
