import type { PropertyShape } from '../../../protocol/task.ts';

/** What every field for a value takes. Values are Pline text. */
export interface FieldProps<S extends PropertyShape = PropertyShape> {
    readonly id: string;
    readonly shape: S;
    /** Undefined where there is none. */
    readonly value: string | undefined;
    readonly isInvalid: boolean;
    /** The id of what describes it. */
    readonly describedBy: string;
    /** While a person writes: nothing is changed yet. */
    readonly onDraft: (value: string | undefined) => void;
    /** The person is done. Undefined: no value of its own. @returns whether it was taken */
    readonly onCommit: (value: string | undefined) => Promise<boolean>;
}

/** @returns what every input gets, whichever it is */
export function inputProps({ id, isInvalid, describedBy }: FieldProps): { readonly 'id': string; readonly 'aria-invalid': boolean; readonly 'aria-describedby': string } {
    return { id, 'aria-invalid': isInvalid, 'aria-describedby': describedBy };
}
