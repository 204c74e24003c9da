import type { TaskStatus } from '../../protocol/journal.ts';
import type { RunView, TaskView } from '../../protocol/run-view.ts';

export interface Bar {
    /** Milliseconds since the epoch. */
    readonly start: number;
    readonly end: number;
    /** An attempt that was followed by another one has failed. */
    readonly status: TaskStatus;
    readonly attempt: number;
}

export interface Row {
    readonly task: string;
    readonly status: TaskStatus;
    readonly bars: readonly Bar[];
}

export interface Span {
    readonly start: number;
    readonly end: number;
}

/**
 * A row for each task of a run: those that started by their first start, then the others in the order of the file.
 * @param now in milliseconds: where what still runs ends
 */
export function rowsOf({ tasks }: Pick<RunView, 'tasks'>, now: number): readonly Row[] {
    const rows = Object.entries(tasks).map(([task, view]): Row => ({ task, status: view.status, bars: barsOf(view, now) }));
    const start = ({ bars }: Row): number => bars[0]?.start ?? Infinity;
    // Infinity less itself is no number.
    return rows.toSorted((a, b) => (start(a) === start(b) ? 0 : start(a) - start(b)));
}

/** From the run's start to its end, or to now. */
export function spanOf({ started, ended, status }: Pick<RunView, 'started' | 'ended' | 'status'>, rows: readonly Row[], now: number): Span {
    const start = Date.parse(started);
    const last = rows.reduce((most, { bars }) => Math.max(most, bars.at(-1)?.end ?? 0), start);
    return { start, end: Math.max(start + 1, last, ended === undefined ? (status === 'running' ? now : last) : Date.parse(ended)) };
}

/** Steps that a clock has, in milliseconds. */
const steps = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 43_200_000, 86_400_000];

/** @returns moments to write at a scale, in milliseconds from its start; at most `most` of them and the start */
export function ticks({ start, end }: Span, most: number): readonly number[] {
    const length = end - start;
    const step = steps.find((candidate) => length / candidate <= most) ?? Math.ceil(length / most / 86_400_000) * 86_400_000;
    return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

function barsOf({ status, attempt, started, ended, earlier = [] }: TaskView, now: number): readonly Bar[] {
    const bars = earlier.map((past): Bar => ({ start: Date.parse(past.started), end: Date.parse(past.ended), status: 'failed', attempt: past.attempt }));
    if (started === undefined) return bars;
    const start = Date.parse(started);
    return [...bars, { start, end: ended === undefined ? Math.max(start, now) : Date.parse(ended), status: status === 'waiting' ? 'failed' : status, attempt }];
}
