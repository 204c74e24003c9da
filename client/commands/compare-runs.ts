import { isRunRef, type LineRunRef } from '../outline.ts';
import type { Pline } from '../pline.ts';
import { targetRun } from './show-run.ts';

/** Puts two runs side by side: those that are selected, or one and another that is asked for. */
export async function compareRuns(pline: Pline, argument: unknown, selection: unknown): Promise<void> {
    const [first, second] = await chosen(pline, argument, Array.isArray(selection) ? selection.filter(isRunRef) : []);
    if (first !== undefined && second !== undefined) await pline.comparisons.show(first, second);
}

/** The older one first. */
async function chosen(pline: Pline, argument: unknown, selected: readonly LineRunRef[]): Promise<readonly LineRunRef[]> {
    const one = selected[0] ?? await targetRun(pline, argument, 'Compare Runs');
    if (one === undefined) return [];
    const other = selected[1] ?? await targetRun(pline, undefined, `Compare Run ${one.run} with …`, ({ id, line }) => id !== one.run && line === one.line);
    return other === undefined ? [] : [one, other].sort((a, b) => a.run < b.run ? -1 : 1);
}
