import type { Pline } from '../pline.ts';
import { targetLine } from '../targets.ts';

/** Shows a line as a graph beside its text. */
export async function showGraph(pline: Pline, argument: unknown): Promise<void> {
    const line = await targetLine(pline, argument, 'Show Graph');
    if (line !== undefined) pline.panels.show(line);
}
