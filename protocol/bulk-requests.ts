/** What the client asks the server for to make many tasks of rows. */
import type { BulkProblem, BulkRequest, BulkValue, Row, SkippedRow } from './bulk.ts';
import type { Edit } from './edit.ts';

interface OfLine { readonly uri: string; readonly line: string }

/** Request: the connections of a document whose tables can be read. */
export const listConnections = 'pline/connections';
export interface ListConnectionsParams { readonly uri: string }
export interface ConnectionOutline { readonly name: string; readonly connector: string }

/** Rows that tasks can be made of. */
export type RowsResult =
    | {
        readonly ok: true;
        readonly rows: readonly Row[];
        /** For each row: the task of the line that reads this table already, where there is one. */
        readonly existing: readonly (string | null)[];
    }
    | { readonly ok: false; readonly message: string };

/** Request: the tables of a connection as rows, read live, in a process of its own. */
export const readCatalog = 'pline/catalog';
export interface ReadCatalogParams extends OfLine { readonly connection: string; readonly environment?: string }

/** Request: the rows of a CSV or JSON text. */
export const readRows = 'pline/rows';
export interface ReadRowsParams extends OfLine { readonly text: string }

/** Request: what is most likely meant, and what can be set. */
export const guessBulk = 'pline/guessBulk';
export interface GuessBulkParams extends OfLine {
    readonly rows: readonly Row[];
    readonly connection?: string;
    readonly template: BulkRequest['template'];
    readonly group?: string;
}
export interface GuessBulkResult {
    /** A pattern. */
    readonly name?: string;
    readonly values: readonly BulkValue[];
    /** Those of the activity, then those of every task. */
    readonly properties: readonly { readonly name: string; readonly type: string; readonly required: boolean; readonly doc?: string; /** What holds without a value of the task's own: Pline text. */ readonly inherited?: string }[];
}

/** Request: what a bulk comes to. Where there is a problem, there is no edit. */
export const planBulk = 'pline/bulk';
export interface PlanBulkParams { readonly uri: string; readonly request: BulkRequest }
export interface PlanBulkResult {
    readonly edits: readonly Edit[];
    readonly added: readonly string[];
    readonly skipped: readonly SkippedRow[];
    readonly problems: readonly BulkProblem[];
    readonly notes: readonly string[];
}
