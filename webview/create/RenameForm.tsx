import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Edit } from '../../protocol/edit.ts';
import type { GraphNode } from '../../protocol/graph.ts';
import { useEdit } from '../gestures/use-edit.ts';
import { placeOfTask } from '../menus/place.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';

/** A task's title and its code, where they stand on the card. Enter takes both, Escape none. */
export function RenameForm({ node: { id, name, title } }: { readonly node: GraphNode }): ReactNode {
    const { store } = usePanel();
    const edit = useEdit();
    const line = usePanelModel(({ graph }) => graph?.line ?? '');
    const refusal = usePanelModel(({ gestures }) => gestures.refusal?.message);
    const form = useRef<HTMLFormElement>(null);
    const [newTitle, setTitle] = useState(title === name ? '' : title);
    const [newName, setName] = useState(name);
    useEffect(() => form.current?.querySelector('input')?.select(), []);

    const close = (focus: boolean): void => {
        store.dispatch({ type: 'end' });
        if (focus) store.dispatch({ type: 'choose', task: id, focus: true });
    };
    const save = (): void => {
        const edits = changes(line, { name, title }, { name: newName.trim(), title: newTitle.trim() });
        if (edits.length === 0) return close(true);
        const at = placeOfTask(id);
        return void edit(edits, { tasks: [id], focus: newName.trim(), done: `Renamed to ${newTitle.trim() || newName.trim()}.`, ...(at && { at }) });
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        event.stopPropagation();
        if (event.key === 'Escape') close(true);
    };
    const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
        if (document.hasFocus() && !currentTarget.contains(relatedTarget as Node | null)) close(false);
    };
    return (
        <form ref={form} className="rename nopan" onKeyDown={onKeyDown} onBlur={onBlur} onSubmit={(event) => { event.preventDefault(); save(); }}>
            <input aria-label="Title" value={newTitle} placeholder="Title" spellCheck={false} onChange={({ target }) => setTitle(target.value)} />
            <input aria-label="Code" className="rename-code" value={newName} spellCheck={false} onChange={({ target }) => setName(target.value)} />
            <button type="submit" hidden>Rename</button>
            {refusal !== undefined && <p className="rename-refusal" role="alert">{refusal}</p>}
        </form>
    );
}

interface Names { readonly name: string; readonly title: string }

/** A title that only repeats the code is none. */
function changes(line: string, before: Names, now: Names): readonly Edit[] {
    const [titleBefore, title] = [before, now].map((names) => (names.title === names.name || names.title === '' ? undefined : names.title));
    return [
        ...(title === titleBefore ? [] : [{ kind: 'setTitle', line, task: before.name, ...(title !== undefined && { title }) } as const]),
        ...(now.name === before.name ? [] : [{ kind: 'renameTask', line, task: before.name, name: now.name } as const]),
    ];
}
