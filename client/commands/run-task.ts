import type { Pline } from '../pline.ts';
import { startRun } from '../runs/start-run.ts';
import { targetTask } from '../targets.ts';

/** Runs one task of a line, without what it depends on. */
export async function runTask(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetTask(pline, argument, 'Run Task');
    if (target !== undefined) await startRun(pline, target, { tasks: [target.task] });
}
