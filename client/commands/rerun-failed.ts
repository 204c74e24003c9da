import type { Pline } from '../pline.ts';
import { startRun } from '../runs/start-run.ts';
import { targetLine } from '../targets.ts';

/** Runs again what did not succeed in the newest run of a line. */
export async function rerunFailed(pline: Pline, argument: unknown): Promise<void> {
    const line = await targetLine(pline, argument, 'Run Failed Tasks Again');
    if (line !== undefined) await startRun(pline, line, { rerunFailed: true });
}
