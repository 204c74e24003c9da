import type { BulkRequest, BulkValue, Row } from '../../protocol/bulk.ts';
import type { GuessBulkResult } from '../../protocol/bulk-requests.ts';

/** A bulk of tasks, as far as the person has said what it is. */
export interface BulkDraft {
    readonly connection?: string;
    /** All that the source has; for each, the task that reads it already, where there is one. */
    readonly source: readonly Row[];
    readonly existing: readonly (string | null)[];
    readonly rows: readonly Row[];
    readonly template: BulkRequest['template'];
    readonly group?: string;
    readonly guess: GuessBulkResult;
    readonly name: string;
    readonly values: readonly BulkValue[];
    readonly waiting: Waiting;
    readonly preview: boolean;
}

/** What the new tasks wait for, or what waits for them. */
export type Waiting = Pick<BulkRequest, 'after' | 'before' | 'chain'>;

export const EMPTY: BulkDraft = { source: [], existing: [], rows: [], template: { activity: '' }, guess: { values: [], properties: [] }, name: '', values: [], waiting: {}, preview: true };

export function requestOf(line: string, { rows, template, name, values, group, waiting }: BulkDraft): BulkRequest {
    return { line, rows, template, name, values, ...(group !== undefined && { group }), ...waiting, skipExisting: true };
}

/** A row in a word or two, and the rest of it. Pure. */
export function shownRow(row: Row): { readonly label: string; readonly description: string } {
    const { source, kind, rows, ...cells } = row;
    if (source !== undefined) return { label: source, description: [kind === 'view' ? 'view' : '', rows ? `≈ ${Number(rows).toLocaleString('en-US')} rows` : ''].filter(Boolean).join(' ') };
    const [first = '', ...others] = Object.values({ ...cells, ...(kind !== undefined && { kind }), ...(rows !== undefined && { rows }) });
    return { label: first === '' ? '(empty)' : first, description: others.join(' · ') };
}

/** @returns what is wrong with a pattern, for the person who types it. Pure. */
export function patternProblem(pattern: string, columns: readonly string[]): string | undefined {
    const rest = pattern.replaceAll(/\{\{|\}\}/g, '');
    const unknown = [...rest.matchAll(/\{([^{}]*)\}/g)].map(([, column = '']) => column.trim()).find((column) => !columns.includes(column));
    if (unknown !== undefined) return `There is no column "${unknown}"; there is ${columns.join(', ')}.`;
    return /[{}]/.test(rest.replaceAll(/\{[^{}]*\}/g, '')) ? 'Write {column} for a column, {{ and }} for braces.' : undefined;
}
