import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunView, TaskView } from '../../protocol/run-view.ts';
import { resolvedLine, type TaskLike } from '../testing.ts';
import { criticalPath } from './critical-path.ts';

const at = (second: number): string => new Date(second * 1000).toISOString();
const ran = (started: number, ended: number): TaskView => ({ status: 'succeeded', attempt: 1, started: at(started), ended: at(ended) });
const line = (tasks: Readonly<Record<string, TaskLike>>): ReturnType<typeof resolvedLine> => resolvedLine({ folder: '/x', tasks });
const view = (tasks: Readonly<Record<string, TaskView>>, ended: number, more: Partial<RunView> = {}): RunView => ({ id: 'r', line: 'nightly', status: 'succeeded', started: at(0), ended: at(ended), handled: [], folder: '/x', tasks, ...more });

test('it is the longest chain, and the rest of the time is what more jobs could save', () => {
    const tasks = { c: { after: { a: 'success', b: 'success' } }, a: {}, b: {}, lone: {} } as const;
    expect(criticalPath(line(tasks), view({ a: ran(0, 2), b: ran(2, 7), c: ran(7, 8), lone: ran(8, 12) }, 12))).toEqual({ tasks: ['b', 'c'], time: 6000, recoverable: 6000 });
});

test('a task that did not run breaks a chain', () => {
    const tasks = { a: {}, b: { after: { a: 'success' } }, c: { after: { b: 'complete' } } } as const;
    expect(criticalPath(line(tasks), view({ a: ran(0, 3), b: { status: 'skipped', attempt: 0 }, c: ran(3, 4) }, 4))).toEqual({ tasks: ['a'], time: 3000, recoverable: 1000 });
});

test('of a run that was resumed, what ran since counts', () => {
    const tasks = { a: {}, b: { after: { a: 'success' } } } as const;
    expect(criticalPath(line(tasks), view({ a: ran(0, 50), b: ran(101, 103) }, 104, { resumed: at(100) }))).toEqual({ tasks: ['b'], time: 2000, recoverable: 2000 });
});

test('a run in which nothing ran has none', () => {
    expect(criticalPath(line({ a: {} }), view({ a: { status: 'skipped', attempt: 0 } }, 1))).toBeUndefined();
});

test('a chain of 20,000 tasks does not overflow the stack', () => {
    const tasks = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`t${index}`, index === 0 ? {} : { after: { [`t${index - 1}`]: 'success' as const } }]));
    const views = Object.fromEntries(Object.keys(tasks).map((name, index) => [name, ran(index, index + 1)]));
    expect(criticalPath(line(tasks), view(views, 20_000))).toMatchObject({ time: 20_000_000, recoverable: 0 });
});

test('no chain of tasks that ran is longer, whatever ran, and it is a chain', () => {
    const shape = fc.array(fc.record({ upstream: fc.array(fc.nat(), { maxLength: 3 }), time: fc.option(fc.integer({ min: 0, max: 50 })) }), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(shape, (shapes) => {
        const upstream = shapes.map((each, index) => index === 0 ? [] : [...new Set(each.upstream.map((choice) => choice % index))]);
        const tasks = Object.fromEntries(shapes.map((_, index) => [`t${index}`, { after: Object.fromEntries(upstream[index]!.map((each) => [`t${each}`, 'complete' as const])) }]));
        const views = Object.fromEntries(shapes.map(({ time }, index) => [`t${index}`, time === null ? { status: 'skipped' as const, attempt: 0 } : ran(0, time)]));
        const longest = (index: number): number => (shapes[index]!.time ?? Number.NEGATIVE_INFINITY) + Math.max(0, ...upstream[index]!.map(longest));
        const expected = Math.max(...shapes.map((_, index) => longest(index)));
        const path = criticalPath(line(tasks), view(views, 1000));
        if (expected < 0) {
            expect(path).toBeUndefined();
            return;
        }
        expect(path).toMatchObject({ time: expected * 1000, recoverable: (1000 - expected) * 1000 });
        const numbers = path!.tasks.map((name) => Number(name.slice(1)));
        expect(numbers.slice(1).every((each, index) => upstream[each]!.includes(numbers[index]!))).toBe(true);
        expect(numbers.reduce((sum, each) => sum + shapes[each]!.time!, 0)).toBe(expected);
    }));
});
