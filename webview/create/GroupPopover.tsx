import { useState, type ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { nameOf } from '../gestures/deletion.ts';
import { useEdit } from '../gestures/use-edit.ts';
import { Popover } from '../menus/Popover.tsx';
import { usePanelModel } from '../store/context.tsx';
import { codeOf } from '../../protocol/code.ts';
import { FormButtons } from './FormButtons.tsx';

/** Makes a group, and puts tasks into it. */
export function GroupPopover({ at, tasks }: { readonly at: Point; readonly tasks: readonly string[] }): ReactNode {
    const edit = useEdit();
    const graph = usePanelModel((model) => model.graph);
    const [title, setTitle] = useState('');
    const name = codeOf(title);
    const known = usePanelModel(({ gestures }) => gestures.groups.some((group) => group.name === name)) || graph?.groups.some((group) => group.name === name);
    if (graph === undefined) return null;
    const save = (): void => void edit([
        ...(known ? [] : [{ kind: 'addGroup', name, ...(name !== title.trim() && { title: title.trim() }) } as const]),
        ...tasks.map((task) => ({ kind: 'moveToGroup', line: graph.line, task, group: name }) as const),
    ], { at, tasks, done: `Moved ${nameOf(graph, tasks)} to the new group ${title}.`, ...(tasks[0] !== undefined && { focus: tasks[0] }) });
    return (
        <Popover isForm at={at} label="New group" className="form-popover">
            <form onSubmit={(event) => { event.preventDefault(); if (name !== '') save(); }}>
                <label className="field">
                    <span>New group for {nameOf(graph, tasks)}</span>
                    <input value={title} placeholder="Raw zone" spellCheck={false} onChange={({ target }) => setTitle(target.value)} />
                </label>
                <FormButtons submit="Move" disabledReason={name === '' ? 'give the group a name first' : undefined} />
            </form>
        </Popover>
    );
}
