import type { Pline } from '../pline.ts';
import { startRun } from '../runs/start-run.ts';
import { targetTask } from '../targets.ts';

/** Runs a task and all that comes after it. */
export async function runFrom(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetTask(pline, argument, 'Run from Task');
    if (target !== undefined) await startRun(pline, target, { from: [target.task] });
}
