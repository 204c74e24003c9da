import type { Pline } from '../pline.ts';
import { startRun } from '../runs/start-run.ts';
import { targetLine } from '../targets.ts';

/** Runs a whole line on this machine. */
export async function runLine(pline: Pline, argument: unknown): Promise<void> {
    const line = await targetLine(pline, argument, 'Run Line');
    if (line !== undefined) await startRun(pline, line);
}
