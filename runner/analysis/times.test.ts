import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TaskView } from '../../protocol/run-view.ts';
import { successTimes, timeOf, usualTimes } from './times.ts';

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const task = (status: TaskView['status'], ended?: number): TaskView => ({ status, attempt: 1, started: at(10), ...(ended !== undefined && { ended: at(ended) }) });

test('the time of a task is that of its last attempt', () => {
    expect(timeOf(task('failed', 12))).toBe(2000);
    expect(timeOf(task('running'))).toBeUndefined();
    expect(timeOf({ ended: at(3) })).toBeUndefined();
});

test('what did not succeed says nothing of how long the work takes', () => {
    expect([...successTimes({ a: task('succeeded', 11), b: task('failed', 19), c: task('running'), d: { status: 'skipped', ended: at(1) } })]).toEqual([['a', 1000]]);
});

test('usual is the median of the runs that have the task', () => {
    const runs = [{ a: 100, b: 7 }, { a: 90_000 }, { a: 120, b: 9 }].map((times) => new Map(Object.entries(times)));
    expect(Object.fromEntries(usualTimes(runs))).toEqual({ a: { milliseconds: 120, runs: 3 }, b: { milliseconds: 8, runs: 2 } });
    expect(usualTimes([])).toEqual(new Map());
});

test('half of the runs were at least as quick as usual, and half at least as slow', () => {
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: 1 }), (times) => {
        const { milliseconds } = usualTimes(times.map((time) => new Map([['a', time]]))).get('a')!;
        for (const side of [times.filter((time) => time <= milliseconds), times.filter((time) => time >= milliseconds)]) expect(side.length * 2).toBeGreaterThanOrEqual(times.length);
    }));
});
