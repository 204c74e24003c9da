import type { ReactNode } from 'react';
import { quoted, textOf } from '../pline-text.ts';
import { inputProps, type FieldProps } from './field.ts';
import { useDraft } from './use-draft.ts';

/** A text of one line; an empty one is none. */
export function TextField(props: FieldProps): ReactNode {
    const toValue = (text: string): string | undefined => (text === '' ? undefined : quoted(text));
    const { text, change, ...handlers } = useDraft(textOf(props.value ?? '""') ?? '', {
        onDraft: (next) => props.onDraft(toValue(next)), onCommit: (next) => props.onCommit(toValue(next)),
    });
    return <input type="text" className={props.shape.kind === 'path' ? 'mono' : ''} spellCheck={false} {...inputProps(props)} {...handlers} value={text} onChange={({ target }) => change(target.value)} />;
}

/** A text of several lines, such as SQL. */
export function LongTextField(props: FieldProps): ReactNode {
    const toValue = (text: string): string | undefined => (text === '' ? undefined : quoted(text));
    const { text, change, ...handlers } = useDraft(textOf(props.value ?? '""') ?? '', {
        onDraft: (next) => props.onDraft(toValue(next)), onCommit: (next) => props.onCommit(toValue(next)), isLong: true,
    });
    const rows = Math.min(16, Math.max(3, text.split('\n').length));
    return <textarea className="mono" rows={rows} spellCheck={false} {...inputProps(props)} {...handlers} value={text} onChange={({ target }) => change(target.value)} />;
}

/** A value as it stands in the text: a name, `env("X")`, or what has no other form. */
export function PlineField(props: FieldProps): ReactNode {
    const toValue = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
    const isLong = props.shape.kind === 'json' || (props.value ?? '').includes('\n');
    const { text, change, ...handlers } = useDraft(props.value ?? '', { onDraft: (next) => props.onDraft(toValue(next)), onCommit: (next) => props.onCommit(toValue(next)), isLong });
    const common = { ...inputProps(props), ...handlers, className: 'mono', spellCheck: false, value: text };
    return isLong
        ? <textarea rows={Math.min(16, Math.max(3, text.split('\n').length))} {...common} onChange={({ target }) => change(target.value)} />
        : <input type="text" {...common} placeholder={props.shape.kind === 'duration' ? '30s, 10m, 2h' : undefined} onChange={({ target }) => change(target.value)} />;
}
