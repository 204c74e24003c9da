import { useRef, useState, type ReactNode } from 'react';
import type { NewDependency } from '../../protocol/edit.ts';
import type { Point } from '../../protocol/graph.ts';
import { ConditionGlyph } from '../components/ConditionGlyph.tsx';
import { useEdit } from '../gestures/use-edit.ts';
import { Popover } from '../menus/Popover.tsx';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { conditionWords } from '../words.ts';
import { ActivityPicker } from './ActivityPicker.tsx';
import { codeOf, uniqueCode } from '../../protocol/code.ts';
import { FormButtons } from './FormButtons.tsx';

interface QuickCreateProps {
    readonly at: Point;
    /** What the new task waits for from the start. */
    readonly after: NewDependency | undefined;
}

/** Makes a task of a name and an activity; the rest can be said in its properties. */
export function QuickCreate({ at, after }: QuickCreateProps): ReactNode {
    const { store, host } = usePanel();
    const edit = useEdit();
    const graph = usePanelModel((model) => model.graph);
    const line = usePanelModel((model) => model.graph?.line ?? host.saved?.line);
    const [title, setTitle] = useState('');
    const [activity, setActivity] = useState<string>();
    const form = useRef<HTMLFormElement>(null);
    const code = activity === undefined ? codeOf(title) : codeOf(title) || codeOf(activity.split('.').at(-1)!);
    const present = uniqueCode(code, new Set(graph?.nodes.map(({ name }) => name)));
    const upstream = graph?.nodes.find(({ id }) => id === after?.task);

    const save = async (isExpanded: boolean): Promise<void> => {
        if (activity === undefined || line === undefined) return form.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus();
        const name = title.trim();
        const created = await edit([{
            kind: 'addTask', line, name: code, activity,
            ...(name !== '' && name !== code && { title: name }),
            ...(after && { dependencies: [after] }),
            ...(upstream?.external === false && { behind: upstream.name }),
        }], { at, done: `Added ${name || code}.` });
        if (created !== undefined && isExpanded) store.dispatch({ type: 'open', part: 'properties' });
        return undefined;
    };
    return (
        <Popover isForm at={at} label="New task" className="form-popover">
            <form ref={form} onSubmit={(event) => { event.preventDefault(); void save(false); }}>
                {after && (
                    <p className="create-after">
                        <svg width="16" height="16" aria-hidden="true"><ConditionGlyph condition={after.condition} x={8} y={8} /></svg>
                        after <b>{upstream?.title ?? after.task}</b> {conditionWords[after.condition]}
                    </p>
                )}
                <label className="field">
                    <span>Name</span>
                    <input value={title} placeholder={present || 'for example Revenue per day'} spellCheck={false} onChange={({ target }) => setTitle(target.value)} />
                </label>
                <p className="create-code" role="status">{title.trim() !== '' && present !== title.trim() && <>In the text: <code>{present}</code></>}</p>
                <ActivityPicker chosen={activity} onChoose={setActivity} />
                <FormButtons submit="Save" disabledReason={activity === undefined ? 'choose an activity first' : undefined}>
                    <button type="button" className="button secondary" aria-disabled={activity === undefined} onClick={() => void save(true)}>Expand Task</button>
                </FormButtons>
            </form>
        </Popover>
    );
}
