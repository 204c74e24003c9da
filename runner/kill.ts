import { endProcesses } from './process/end.ts';
import { runMark } from './process/marks.ts';

/**
 * Kills all that a run has started, without waiting for any of it to end by itself. The run goes on, and sees its tasks end.
 * @param leaders the processes of the tasks that run
 */
export async function killTasks(run: string, leaders: readonly number[]): Promise<void> {
    await endProcesses({ leaders, mark: runMark(run) }, 0);
}
