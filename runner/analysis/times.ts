import type { UsualTime } from '../../protocol/history.ts';
import type { TaskView } from '../../protocol/run-view.ts';

/** @returns the milliseconds that a task's last attempt took; undefined where none has ended */
export function timeOf({ started, ended }: Pick<TaskView, 'started' | 'ended'>): number | undefined {
    return started === undefined || ended === undefined ? undefined : Date.parse(ended) - Date.parse(started);
}

/** @returns how long each task that succeeded took, in milliseconds. One that failed says nothing of how long its work takes. */
export function successTimes(tasks: Readonly<Record<string, Pick<TaskView, 'status' | 'started' | 'ended'>>>): ReadonlyMap<string, number> {
    return new Map(Object.entries(tasks).flatMap(([name, task]) => {
        const time = task.status === 'succeeded' ? timeOf(task) : undefined;
        return time === undefined ? [] : [[name, time] as const];
    }));
}

/**
 * How long tasks usually take: the median, which a run on a busy day does not move.
 * @param runs the success times of each run
 */
export function usualTimes(runs: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, UsualTime> {
    const all = Map.groupBy(runs.flatMap((run) => [...run]), ([name]) => name);
    return new Map([...all].map(([name, times]) => [name, { milliseconds: median(times.map(([, time]) => time)), runs: times.length }]));
}

function median(values: readonly number[]): number {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
