import type { ReactNode } from 'react';
import type { PropertyShape } from '../../../protocol/task.ts';
import { entriesOf, itemsOf, textOf } from '../pline-text.ts';
import type { FieldProps } from './field.ts';
import { ListField, MapField } from './ListFields.tsx';
import { CheckField, ChoiceField, NameField, NumberField, SecretField, secretName } from './SimpleFields.tsx';
import { LongTextField, PlineField, TextField } from './TextField.tsx';

interface ValueFieldProps extends FieldProps {
    /** Where no label stands beside it. */
    readonly label?: string;
    /** Shows the value as it stands in the text, whatever it is. */
    readonly asPline?: boolean;
}

/** The field that suits a property's type, or one for Pline text where the value has no such form. */
export function ValueField({ label, asPline = false, ...props }: ValueFieldProps): ReactNode {
    const field = asPline || !fits(props.shape, props.value) ? <PlineField {...props} /> : fieldOf(props);
    return label === undefined ? field : <label className="labelled"><span className="hidden">{label}</span>{field}</label>;
}

function fieldOf({ shape, ...props }: FieldProps): ReactNode {
    switch (shape.kind) {
        case 'text':
        case 'path': return <TextField {...props} shape={shape} />;
        case 'multiline': return <LongTextField {...props} shape={shape} />;
        case 'secret': return <SecretField {...props} shape={shape} />;
        case 'boolean': return <CheckField {...props} shape={shape} />;
        case 'integer':
        case 'number': return <NumberField {...props} shape={shape} />;
        case 'choice': return <ChoiceField {...props} shape={shape} />;
        case 'connection':
        case 'line': return <NameField {...props} shape={shape} />;
        case 'list': return <ListField {...props} shape={{ ...shape, kind: 'list' }} Field={ValueField} />;
        case 'map': return <MapField {...props} shape={{ ...shape, kind: 'map' }} Field={ValueField} />;
        case 'duration':
        case 'json': return <PlineField {...props} shape={shape} />;
    }
}

/** @returns whether a type's own field can show a value as it is: no other can be written in it */
export function fits({ kind }: PropertyShape, value: string | undefined): boolean {
    if (value === undefined) return true;
    switch (kind) {
        case 'text':
        case 'path': return textOf(value)?.includes('\n') === false;
        case 'multiline': return textOf(value) !== undefined;
        case 'secret': return secretName(value) !== undefined;
        case 'boolean': return value === 'true' || value === 'false';
        case 'integer':
        case 'number': return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value);
        case 'choice': return textOf(value) !== undefined;
        case 'connection':
        case 'line': return /^[_a-zA-Z]\w*$/.test(value);
        case 'list': return itemsOf(value) !== undefined;
        case 'map': return entriesOf(value) !== undefined;
        case 'duration':
        case 'json': return false;
    }
}
