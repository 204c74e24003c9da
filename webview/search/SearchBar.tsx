import { useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { search } from './search.ts';

/** Finds tasks by name, code, activity, group or tag, and goes from one to the next. */
export function SearchBar(): ReactNode {
    const { store } = usePanel();
    const nodes = usePanelModel(({ graph }) => graph?.nodes);
    const [wanted, setWanted] = useState('');
    const [place, setPlace] = useState(0);
    const found = useMemo(() => search(nodes ?? [], wanted), [nodes, wanted]);
    const at = found.length === 0 ? 0 : place % found.length;
    const current = found[at];
    useEffect(() => {
        store.dispatch({ type: 'found', found: { tasks: new Set(found), ...(current !== undefined && { current }) } });
        if (current !== undefined) store.dispatch({ type: 'select', task: current });
    }, [store, found, current]);
    const step = (by: number): void => setPlace((at + by + found.length) % Math.max(1, found.length));
    const close = (): void => store.dispatch({ type: 'found' });
    const onKeyDown = (event: KeyboardEvent): void => {
        if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
        if (event.key !== 'Escape') return;
        close();
        if (current !== undefined) store.dispatch({ type: 'choose', task: current, focus: true });
    };
    const none = found.length === 0 ? 'nothing is found' : undefined;
    return (
        <div className="search-bar" role="search" aria-label="Tasks">
            <input
                type="search"
                aria-label="Find a task"
                placeholder="Name, code, activity or tag"
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens a search wants to write
                autoFocus
                spellCheck={false}
                value={wanted}
                onChange={({ target }) => {
                    setWanted(target.value);
                    setPlace(0);
                }}
                onKeyDown={onKeyDown}
            />
            <span className="search-count" role="status">{wanted === '' ? '' : found.length === 0 ? 'Nothing found' : `${at + 1} of ${found.length}`}</span>
            <IconButton icon="arrow-up" label="Previous" disabledReason={none} onClick={() => step(-1)} />
            <IconButton icon="arrow-down" label="Next" disabledReason={none} onClick={() => step(1)} />
            <IconButton icon="close" label="Close the search" onClick={close} />
        </div>
    );
}
