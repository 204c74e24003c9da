import type { RunGlance, UsualTime } from '../../protocol/history.ts';
import type { TaskView } from '../../protocol/run-view.ts';
import type { LastOfTask } from '../../protocol/workspace-lines.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { successTimes, timeOf, usualTimes } from '../../runner/analysis/times.ts';
import { readRun, runFolder } from '../../runner/journal/runs.ts';
import type { FolderRuns } from './folder-runs.ts';

/** Enough to tell what is usual. */
const MOST_RUNS = 20;
/** Larger lines are measured by fewer runs, for each has to be read whole. */
const MOST_TASKS = 50_000;
/** Of all lines together. */
const MOST_KEPT = 200_000;

type PastTask = Pick<TaskView, 'status' | 'attempt' | 'started' | 'ended'>;
type PastTasks = Readonly<Record<string, PastTask>>;

/** How the tasks of past runs went: what was read last is kept. */
export class PastTasksReader {
    private readonly kept = new Map<string, PastTasks>();
    private size = 0;

    /** How each task of a line stands in the newest run that it was part of; of the tasks that are in none of the newest runs nothing is known. */
    async lastOf(folder: string, runs: FolderRuns, line: string, tasks: readonly string[]): Promise<ReadonlyMap<string, LastOfTask>> {
        await runs.ready;
        const last = new Map<string, LastOfTask>();
        const missing = new Set(tasks);
        let read = 0;
        for (const run of runs.newest.filter((each) => each.line === line)) {
            if (missing.size === 0 || read > MOST_TASKS) break;
            const { id } = run;
            read += run.tasks;
            const past = runs.openView(id)?.tasks ?? await this.read(folder, run);
            for (const name of missing) {
                const task = past[name];
                if (!task || (task.status === 'waiting' && runs.openView(id) === undefined)) continue;
                const milliseconds = timeOf(task);
                last.set(name, { run: id, status: task.status, attempt: task.attempt, ...(task.started !== undefined && { started: task.started }), ...(milliseconds !== undefined && { milliseconds }) });
                missing.delete(name);
            }
        }
        return last;
    }

    /** How long the tasks of a run took in the runs of its line before it, in the same environment. */
    async usualBefore(folder: string, runs: FolderRuns, id: string): Promise<ReadonlyMap<string, UsualTime>> {
        const run = await runs.glance(id);
        const times: ReadonlyMap<string, number>[] = [];
        let read = 0;
        for (const other of await runs.ids()) {
            if (times.length === MOST_RUNS || read > MOST_TASKS) break;
            const glance = other < id ? await runs.glance(other).catch(() => undefined) : undefined;
            if (!run || !glance || glance.line !== run.line || glance.environment !== run.environment || glance.status === 'running') continue;
            read += glance.tasks;
            times.push(successTimes(await this.read(folder, glance)));
        }
        return usualTimes(times);
    }

    /** The tasks of a run that is over; none where it cannot be read. */
    private async read(folder: string, { id, ended }: RunGlance): Promise<PastTasks> {
        const path = runFolder(folder, id);
        // A run that is resumed ends again.
        const key = `${path} ${ended}`;
        const known = this.kept.get(key);
        if (known) return known;
        const tasks = await readRun(path).then(({ view }) => view.tasks, () => ({}));
        const past = Object.fromEntries(Object.entries(tasks).map(([name, { status, attempt, started, ended }]) => [name, { status, attempt, started, ended }]));
        if (ended !== undefined) this.keep(key, past);
        return past;
    }

    private keep(key: string, tasks: PastTasks): void {
        this.kept.set(key, tasks);
        this.size += Object.keys(tasks).length;
        for (const [oldest, gone] of this.kept) {
            if (this.size <= MOST_KEPT) break;
            this.kept.delete(oldest);
            this.size -= Object.keys(gone).length;
        }
    }
}
