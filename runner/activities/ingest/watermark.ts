import { ActivityError } from '../activity.ts';
import type { Watermark } from './source.ts';
import { STAGED_TABLE, type Staged } from './staged.ts';

/** A watermark as it is kept between runs, in JSON. */
export type Mark = Pick<Watermark, 'column' | 'value' | 'type'>;

/** @throws ActivityError where the text is no mark */
export function markFrom(text: string): Mark {
    const { column, value, type }: Partial<Record<string, unknown>> = JSON.parse(text);
    if (typeof column === 'string' && typeof value === 'string' && typeof type === 'string') return { column, value, type };
    throw new ActivityError(`The watermark that was kept cannot be read: ${text}. Load the table anew with mode: "overwrite".`);
}

export function sameMark(a: Mark | undefined, b: Mark | undefined): boolean {
    return a?.column === b?.column && a?.value === b?.value && a?.type === b?.type;
}

/**
 * @param column as the task names it
 * @param textOrder how the source orders texts
 * @returns the largest value that is staged; undefined where there is none
 * @throws ActivityError where there is no such column, or its order in the source is not known here
 */
export async function stagedMark({ columns, database }: Staged, column: string, textOrder: 'binary' | 'unknown'): Promise<Mark | undefined> {
    const found = columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
    if (!found) throw new ActivityError(`"watermark" is ${column}, and what is read has no such column. It has: ${columns.map(({ name }) => name).join(', ')}.`);
    const { name, type, expression, raw = expression } = found;
    if (type === 'VARCHAR' && textOrder !== 'binary') throw new ActivityError(`"watermark" is ${column}, a column of texts, which each database orders in its own way: take a column of numbers or times.`);
    const value = (await database.connection.runAndReadAll(`select arg_max(${raw}, ${expression})::varchar from ${STAGED_TABLE}`)).getRows()[0]?.[0];
    return typeof value === 'string' ? { column: name, value, type } : undefined;
}
