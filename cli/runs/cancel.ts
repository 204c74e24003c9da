import { setTimeout as delay } from 'node:timers/promises';
import type { RunSummary } from '../../protocol/journal.ts';
import { listRuns, readRun, requestCancel, runFolder } from '../../runner/index.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { projectFolder } from '../source/project.ts';
import { print } from '../terminal/write.ts';

const LOOK_MILLISECONDS = 200;

/**
 * Cancels a run and waits until it has ended.
 * @param id the only one that is going on, where it is left out
 * @param path the project folder, or a file in it
 * @throws {UsageError} where that run is not going on
 */
export async function cancel(id: string | undefined, path: string): Promise<ExitCode> {
    const project = await projectFolder(path);
    const run = choose((await listRuns(project)).runs, id, path);
    const folder = runFolder(project, run.id);
    await requestCancel(folder);
    let status = run.status;
    while (status === 'running') {
        await delay(LOOK_MILLISECONDS);
        ({ status } = (await readRun(folder)).view);
    }
    print(`Run ${run.id} of ${run.line}: ${status}.`);
    return Exit.ok;
}

function choose(runs: readonly RunSummary[], id: string | undefined, path: string): RunSummary {
    const running = runs.filter(({ status }) => status === 'running');
    const [run, other] = id === undefined ? running : runs.filter((candidate) => candidate.id === id);
    const hint = running.length > 0 ? `These are going on: ${running.map((each) => `${each.id} (${each.line})`).join(', ')}.` : 'None is going on.';
    if (!run) throw new UsageError(id === undefined ? `No run is going on in ${path}.` : `There is no run ${id} in ${path}. ${hint}`);
    if (other) throw new UsageError(`More than one run is going on. Say which: ${running.map((each) => each.id).join(', ')}`);
    if (run.status !== 'running') throw new UsageError(`Run ${run.id} is over: ${run.status}. ${hint}`);
    return run;
}
