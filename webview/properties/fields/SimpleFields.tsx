import type { ReactNode } from 'react';
import type { PropertyShape } from '../../../protocol/task.ts';
import { quoted, textOf } from '../pline-text.ts';
import { inputProps, type FieldProps } from './field.ts';
import { useDraft } from './use-draft.ts';

type Shape<K extends PropertyShape['kind']> = Extract<PropertyShape, { readonly kind: K }>;

export function NumberField(props: FieldProps<Shape<'integer' | 'number'>>): ReactNode {
    const toValue = (text: string): string | undefined => (text === '' ? undefined : text);
    const { text, change, ...handlers } = useDraft(props.value ?? '', { onDraft: (next) => props.onDraft(toValue(next)), onCommit: (next) => props.onCommit(toValue(next)) });
    const { kind, min, max } = props.shape;
    return <input type="number" step={kind === 'integer' ? 1 : 'any'} min={min} max={max} {...inputProps(props)} {...handlers} value={text} onChange={({ target }) => change(target.value)} />;
}

export function CheckField(props: FieldProps): ReactNode {
    return <input type="checkbox" {...inputProps(props)} checked={props.value === 'true'} onChange={({ target }) => void props.onCommit(String(target.checked))} />;
}

interface Option {
    /** Pline text. */
    readonly value: string;
    readonly label: string;
}

/** One of several values, or none. */
function Select({ options, ...props }: FieldProps & { readonly options: readonly Option[] }): ReactNode {
    const isKnown = props.value === undefined || options.some(({ value }) => value === props.value);
    return (
        <select {...inputProps(props)} value={props.value ?? ''} onChange={({ target }) => void props.onCommit(target.value === '' ? undefined : target.value)}>
            <option value="">–</option>
            {!isKnown && <option value={props.value}>{props.value}</option>}
            {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
    );
}

export function ChoiceField(props: FieldProps<Shape<'choice'>>): ReactNode {
    return <Select {...props} options={props.shape.choices.map((choice) => ({ value: quoted(choice), label: choice }))} />;
}

/** The name of a declaration, such as a connection. */
export function NameField(props: FieldProps<Shape<'connection' | 'line'>>): ReactNode {
    return <Select {...props} options={props.shape.names.map((name) => ({ value: name, label: name }))} />;
}

/** The name of the environment variable that holds the secret: the secret itself never stands in a text. */
export function SecretField(props: FieldProps): ReactNode {
    const toValue = (name: string): string | undefined => (name.trim() === '' ? undefined : `secret(${quoted(name.trim())})`);
    const { text, change, ...handlers } = useDraft(secretName(props.value) ?? '', { onDraft: (next) => props.onDraft(toValue(next)), onCommit: (next) => props.onCommit(toValue(next)) });
    return (
        <span className="secret">
            <span className="codicon codicon-key" aria-hidden="true" />
            <input type="text" className="mono" placeholder="ENVIRONMENT_VARIABLE" spellCheck={false} {...inputProps(props)} {...handlers} value={text} onChange={({ target }) => change(target.value)} />
        </span>
    );
}

/** @returns the variable of `secret("NAME")`; undefined for anything else */
export function secretName(value: string | undefined): string | undefined {
    const written = /^secret\s*\(\s*("(?:\\.|[^"\\])*")\s*\)$/.exec(value ?? '')?.[1];
    return written === undefined ? undefined : textOf(written);
}
