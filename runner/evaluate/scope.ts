import type { ResolvedLine, Value } from '../../language/model/types.ts';
import type { Outputs } from '../../protocol/journal.ts';

/** A param's value in one run. */
export interface ParamValue {
    readonly value: Value;
    /** Declared as `secret`: masked like `secret("…")`. */
    readonly secret: boolean;
}

/** The outputs of a task, or in words why it has none. */
export type TaskOutputs = { readonly outputs: Outputs } | { readonly missing: string };

export type Variables = Readonly<Record<string, string | undefined>>;

/** All that a value may refer to when a task starts. */
export interface Scope {
    readonly line: Pick<ResolvedLine, 'configs' | 'connections'>;
    /** The environment of the run; undefined where the project has none. */
    readonly environment: string | undefined;
    readonly params: ReadonlyMap<string, ParamValue>;
    /** What `env()` and `secret()` read. */
    readonly variables: Variables;
    /** The fields of `<<run.…>>`. */
    readonly run: Readonly<Record<string, string>>;
    readonly outputsOf: (task: string) => TaskOutputs;
}
