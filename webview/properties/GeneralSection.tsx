import type { ReactNode } from 'react';
import type { Edit } from '../../protocol/edit.ts';
import type { TaskDetails } from '../../protocol/task.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { useDraft } from './fields/use-draft.ts';
import { Section } from './Section.tsx';
import { useTaskEdit } from './use-task-edit.ts';

/** What a task is called, what it does, and where it belongs. */
export function GeneralSection({ details }: { readonly details: TaskDetails }): ReactNode {
    const { store } = usePanel();
    const { line, edit } = useTaskEdit(details.name);
    const { name, title, activity, activityTitle, activityDoc, group, groups } = details;
    const rename = async (code: string): Promise<boolean> => {
        const isDone = await edit([{ kind: 'renameTask', line, task: name, name: code }], `${name} is now called ${code}.`);
        if (isDone) store.dispatch({ type: 'select', task: code });
        return isDone;
    };
    const setTitle = (text: string): Edit => ({ kind: 'setTitle', line, task: name, ...(text !== '' && { title: text }) });
    return (
        <Section title="General">
            <Row id="task-code" label="Code"><LineInput id="task-code" className="mono" value={name} onCommit={rename} /></Row>
            <Row id="task-title" label="Name"><LineInput id="task-title" value={title ?? ''} onCommit={(text) => edit([setTitle(text)], `Named ${text || name}.`)} /></Row>
            <Row id="task-activity" label="Activity">
                <ActivitySelect activity={activity} onChange={(next) => void edit([{ kind: 'setActivity', line, task: name, activity: next }], `${name} now uses ${next}.`)} />
                {(activityTitle ?? activityDoc) !== undefined && <p className="doc">{[activityTitle, activityDoc].filter((text) => text !== undefined).join(': ')}</p>}
            </Row>
            <Row id="task-group" label="Group">
                <select
                    id="task-group"
                    value={group ?? ''}
                    onChange={({ target: { value } }) => void edit([{ kind: 'moveToGroup', line, task: name, ...(value !== '' && { group: value }) }], value === '' ? `${name} is in no group.` : `${name} is now in ${value}.`)}
                >
                    <option value="">None</option>
                    {groups.map((item) => <option key={item.name} value={item.name}>{item.title}</option>)}
                </select>
            </Row>
        </Section>
    );
}

function ActivitySelect({ activity, onChange }: { readonly activity: string | undefined; readonly onChange: (activity: string) => void }): ReactNode {
    const activities = usePanelModel(({ gestures }) => gestures.activities);
    const isKnown = activities?.some(({ name }) => name === activity) ?? false;
    return (
        <select id="task-activity" className="mono" value={activity ?? ''} onChange={({ target: { value } }) => onChange(value)}>
            {!isKnown && <option value={activity ?? ''}>{activity ?? '–'}</option>}
            {activities?.map(({ name, title }) => <option key={name} value={name} title={title}>{name}</option>)}
        </select>
    );
}

interface LineInputProps {
    readonly id: string;
    readonly value: string;
    readonly className?: string;
    readonly onCommit: (text: string) => Promise<boolean>;
}

function LineInput({ id, value, className, onCommit }: LineInputProps): ReactNode {
    const { text, change, ...handlers } = useDraft(value, { onCommit });
    return <input id={id} type="text" className={className} spellCheck={false} {...handlers} value={text} onChange={({ target }) => change(target.value)} />;
}

function Row({ id, label, children }: { readonly id: string; readonly label: string; readonly children: ReactNode }): ReactNode {
    return (
        <div className="property">
            <div className="property-head"><label htmlFor={id}>{label}</label></div>
            {children}
        </div>
    );
}
