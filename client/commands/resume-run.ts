import type { Pline } from '../pline.ts';
import { resume } from '../runs/start-run.ts';
import { targetRun } from './show-run.ts';

/** Goes on with a run that was interrupted, failed or cancelled. */
export async function resumeRun(pline: Pline, argument: unknown): Promise<void> {
    const run = await targetRun(pline, argument, 'Resume Run', ({ status }) => status !== 'running' && status !== 'succeeded');
    if (run !== undefined) await resume(pline, run);
}
