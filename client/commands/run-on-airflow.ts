import type { Pline } from '../pline.ts';
import { airflowEngine } from '../runs/airflow-settings.ts';
import { startRun } from '../runs/start-run.ts';
import { targetLine } from '../targets.ts';

/** Runs a whole line on Airflow, and follows it here. */
export async function runOnAirflow(pline: Pline, argument: unknown): Promise<void> {
    const line = await targetLine(pline, argument, 'Run on Airflow');
    if (line !== undefined) await startRun(pline, line, { on: airflowEngine() });
}
