import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Codicon } from '../components/Codicon.tsx';
import { useEdit } from '../gestures/use-edit.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';

/** The line's title; a click, or Enter, changes it in place. */
export function LineTitle(): ReactNode {
    const { store } = usePanel();
    const line = usePanelModel(({ graph }) => graph?.line ?? '');
    const title = usePanelModel(({ graph }) => graph?.title ?? '');
    const isEditing = usePanelModel(({ gestures }) => gestures.gesture?.kind === 'title');
    if (isEditing) return <TitleForm line={line} title={title} />;
    return (
        <h1 className="header-title">
            <button type="button" className="line-title" title={`${title}\nClick to change the title`} onClick={() => store.dispatch({ type: 'begin', gesture: { kind: 'title' } })}>
                <span className="line-title-text">{title}</span>
                <Codicon name="edit" />
            </button>
        </h1>
    );
}

function TitleForm({ line, title }: { readonly line: string; readonly title: string }): ReactNode {
    const { store } = usePanel();
    const edit = useEdit();
    const [text, setText] = useState(title === line ? '' : title);
    const close = (): void => store.dispatch({ type: 'end' });
    const save = (): void => {
        const next = text.trim();
        if (next === title || (next === '' && title === line)) return close();
        return void edit([{ kind: 'setTitle', line, ...(next !== '' && next !== line && { title: next }) }], { at: { x: 16, y: 44 }, done: `The line is now called ${next || line}.` });
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
    };
    return (
        <form className="header-title" onKeyDown={onKeyDown} onSubmit={(event) => { event.preventDefault(); save(); }}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the keyboard was */}
            <input autoFocus className="line-title-input" aria-label="Title of the line" value={text} placeholder={line} spellCheck={false} onFocus={({ target }) => target.select()} onBlur={() => document.hasFocus() && close()} onChange={({ target }) => setText(target.value)} />
        </form>
    );
}
