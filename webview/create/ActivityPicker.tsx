import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ActivityOutline } from '../../protocol/lsp.ts';
import { Codicon } from '../components/Codicon.tsx';
import { usePanelModel } from '../store/context.tsx';
import { searchActivities } from './search-activities.ts';

interface ActivityPickerProps {
    readonly chosen: string | undefined;
    readonly onChoose: (activity: string | undefined) => void;
}

/** A search field with the activities below it, and what each does. Arrows go through them, Enter takes one. */
export function ActivityPicker({ chosen, onChoose }: ActivityPickerProps): ReactNode {
    const id = useId();
    const activities = usePanelModel(({ gestures }) => gestures.activities);
    const [query, setQuery] = useState('');
    const [current, setCurrent] = useState(0);
    const list = useRef<HTMLDivElement>(null);
    // What was chosen is no query: all are shown again.
    const found = useMemo(() => searchActivities(activities ?? [], query === chosen ? '' : query), [activities, query, chosen]);
    useLayoutEffect(() => {
        list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
    }, [current]);

    const choose = (index: number): void => {
        const activity = found[index];
        if (activity === undefined) return;
        setQuery(activity.name);
        setCurrent(searchActivities(activities ?? [], '').indexOf(activity));
        onChoose(activity.name);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const last = found.length - 1;
        if (event.key === 'ArrowDown') setCurrent(Math.min(current + 1, last));
        else if (event.key === 'ArrowUp') setCurrent(Math.max(current - 1, 0));
        else if (event.key === 'Enter' && query !== chosen) choose(current);
        else return;
        event.preventDefault();
    };
    return (
        <div className="field">
            <label htmlFor={`${id}-input`}>Activity</label>
            <input
                id={`${id}-input`}
                role="combobox"
                aria-expanded={found.length > 0}
                aria-controls={`${id}-list`}
                aria-autocomplete="list"
                aria-activedescendant={found[current] && `${id}-${current}`}
                placeholder="Search what the task does"
                spellCheck={false}
                autoComplete="off"
                value={query}
                onKeyDown={onKeyDown}
                onChange={({ target }) => {
                    const isActivity = activities?.some(({ name }) => name === target.value) ?? false;
                    setQuery(target.value);
                    setCurrent(0);
                    onChoose(isActivity ? target.value : undefined);
                }}
            />
            <div ref={list} id={`${id}-list`} role="listbox" aria-label="Activities" className="activities">
                {found.map((activity, index) => (
                    <Option key={activity.name} id={`${id}-${index}`} activity={activity} isCurrent={index === current} isChosen={activity.name === chosen} onChoose={() => choose(index)} />
                ))}
            </div>
            {found.length === 0 && <p className="activities-none" role="status">{activities === undefined ? 'The activities are on their way …' : `No activity matches “${query}”.`}</p>}
        </div>
    );
}

interface OptionProps {
    readonly id: string;
    readonly activity: ActivityOutline;
    readonly isCurrent: boolean;
    readonly isChosen: boolean;
    readonly onChoose: () => void;
}

function Option({ id, activity: { name, title, icon, description }, isCurrent, isChosen, onChoose }: OptionProps): ReactNode {
    return (
        // The keyboard stays in the search field.
        <div id={id} role="option" aria-selected={isChosen} className={`activity${isCurrent ? ' current' : ''}`} onPointerDown={(event) => event.preventDefault()} onClick={onChoose}>
            <Codicon name={icon ?? 'gear'} />
            <span className="activity-name">{name}</span>
            {title !== undefined && <span className="activity-title">{title}</span>}
            {description !== undefined && <span className="activity-text">{description}</span>}
        </div>
    );
}
