/** Many tasks made of rows: what a person or a script wants. A pattern is a text in which `{column}` stands for a row's value; `{{` and `}}` are braces. */
import type { Condition } from './graph.ts';

/** The values of a row by column, as texts. */
export type Row = Readonly<Record<string, string>>;

/** What a property gets. */
export interface BulkValue {
    readonly property: string;
    /** A pattern: of a text, or of Pline text where the property takes none. */
    readonly value: string;
    /** It is a pattern of Pline text, whatever the property takes: `env("X")`, `["{a}"]`. */
    readonly isPline?: boolean;
    /** Where it is written; the task itself, where it is absent. At the other levels no column may stand in it. */
    readonly level?: 'group' | 'activity';
}

export interface BulkRequest {
    readonly line: string;
    readonly rows: readonly Row[];
    /** What the tasks are like: they use an activity, or what an existing task uses, with its group, dependencies and own values. */
    readonly template: { readonly activity: string } | { readonly task: string };
    /** A pattern. A code is made of what it gives. */
    readonly name: string;
    /** A pattern. */
    readonly title?: string;
    readonly values: readonly BulkValue[];
    /** It is made where there is none. */
    readonly group?: string;
    /** Tasks that every new one waits for. */
    readonly after?: readonly string[];
    /** Tasks that wait for every new one. */
    readonly before?: readonly string[];
    /** Each new task waits for the one before it. */
    readonly chain?: boolean;
    /** How the waiting ends; on success where it is absent. */
    readonly condition?: Condition;
    /** Leave out a row whose task is there already: one that uses the same activity with the same values of the properties that columns are in. */
    readonly skipExisting?: boolean;
}

/** A row, counted from 1, that no task is made of. */
export interface SkippedRow {
    readonly row: number;
    /** The task that is there. */
    readonly task: string;
}

/** What is wrong with a request; `row` counts from 1. */
export interface BulkProblem {
    readonly row?: number;
    readonly message: string;
}
