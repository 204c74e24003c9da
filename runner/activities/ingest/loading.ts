import { ActivityError, type Inputs } from '../activity.ts';
import { choice, optionalText, textList } from '../inputs.ts';

/** What becomes of the rows that are there already. */
export type Loading = Replacing | Adding | Merging;

export interface Replacing { readonly how: 'replace'; readonly watermark?: string }
/** Without a watermark, whatever is read is added; with one, only what is newer than that is read. */
export interface Adding { readonly how: 'add'; readonly watermark?: string }
/** New rows take the place of those with the same keys. */
export interface Merging { readonly how: 'merge'; readonly keys: readonly [string, ...string[]]; readonly watermark?: string }

/**
 * @returns what the properties `mode`, `keys` and `watermark` ask for; `watermark` is the name of a column
 * @throws ActivityError where they contradict each other
 */
export function loadingFrom(inputs: Inputs): Loading {
    const mode = choice(inputs, 'mode', ['overwrite', 'append', 'merge', 'incremental']);
    const [key, ...keys] = textList(inputs, 'keys');
    const column = optionalText(inputs, 'watermark');
    const watermark = column === undefined ? {} : { watermark: column };
    if (mode === 'merge' || (mode === 'incremental' && key !== undefined)) {
        if (key === undefined) throw new ActivityError('"keys" is missing: mode: "merge" has to know which columns tell a row from the others, as in keys: ["id"].');
        if (mode === 'merge' && column !== undefined) throw new ActivityError('"watermark" is for mode: "incremental": set that mode, with "keys" too, or leave it out.');
        return { how: 'merge', keys: [key, ...keys], ...watermark };
    }
    if (key !== undefined) throw new ActivityError(`"keys" is for the modes "merge" and "incremental", and this one is "${mode}": leave it out.`);
    if (mode === 'overwrite') return { how: 'replace', ...watermark };
    if (mode === 'append' && column !== undefined) throw new ActivityError('"watermark" is for the modes "incremental" and "overwrite": set one of these, or leave it out.');
    if (mode === 'incremental' && column === undefined) throw new ActivityError('"watermark" is missing: mode: "incremental" has to know the column that grows with every new row, as in watermark: "updated_at".');
    return { how: 'add', ...watermark };
}

/** @returns whether only rows after the last watermark are to be read */
export function isIncremental(loading: Loading): loading is Loading & { readonly watermark: string } {
    return loading.how !== 'replace' && loading.watermark !== undefined;
}
