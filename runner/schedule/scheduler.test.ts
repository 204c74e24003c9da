import { describe, expect, test } from 'vitest';
import type { Condition } from '../../language/model/types.ts';
import type { TaskEnd } from '../../protocol/journal.ts';
import { NO_RETRY, retryWait, type RetryPolicy } from './backoff.ts';
import type { ScheduledTask } from './graph.ts';
import { step } from './scheduler.ts';
import { simulate } from './simulate.fixture.ts';
import { initialState, type ScheduleEvent } from './state.ts';

function task(name: string, after: Readonly<Record<string, Condition>> = {}, more: Partial<ScheduledTask> = {}): ScheduledTask {
    const dependencies = Object.entries(after).map(([upstream, condition]) => ({ task: upstream, condition }));
    return { name, rule: 'all', enabled: true, retry: NO_RETRY, pools: [], dependencies, ...more };
}
const retry = (times: number, more: Partial<RetryPolicy> = {}): Partial<ScheduledTask> => ({ retry: { ...NO_RETRY, times, ...more } });

describe('one dependency', () => {
    const table: [end: TaskEnd, condition: Condition, becomes: TaskEnd][] = [
        ['succeeded', 'success', 'succeeded'], ['succeeded', 'failure', 'skipped'], ['succeeded', 'complete', 'succeeded'],
        ['failed', 'success', 'skipped'], ['failed', 'failure', 'succeeded'], ['failed', 'complete', 'succeeded'],
        ['skipped', 'success', 'skipped'], ['skipped', 'failure', 'skipped'], ['skipped', 'complete', 'skipped'],
        ['cancelled', 'success', 'skipped'], ['cancelled', 'failure', 'skipped'], ['cancelled', 'complete', 'skipped'],
    ];
    test.each(table)('on a task that %s, `on %s` makes it %s', (end, condition, becomes) => {
        const upstream = task('up', {}, { enabled: end !== 'skipped' });
        const ends: Record<string, TaskEnd[]> = end === 'skipped' ? {} : { up: [end] };
        expect(simulate([upstream, task('down', { up: condition })], ends).ends.down).toBe(becomes);
    });
    test.each(table)('on an external task that %s, `on %s` makes it %s', (end, condition, becomes) => {
        const run = simulate([task('down', { 'other.up': condition })], {}, { externals: [{ name: 'other.up', status: end }] });
        expect(run.ends.down).toBe(becomes);
    });
});

describe('several dependencies', () => {
    test('ALL runs when every one is met', () => {
        const run = simulate([task('a'), task('b'), task('c', { a: 'success', b: 'failure' })], { b: ['failed'] });
        expect(run.ends.c).toBe('succeeded');
    });
    test('ALL is skipped as soon as one is impossible, before the others end', () => {
        const { state } = step(initialState([task('a'), task('b'), task('c', { a: 'success', b: 'success' })], { jobs: 2 }), { type: 'begin' });
        const { commands } = step(state, { type: 'ended', task: 'a', status: 'failed' });
        expect(commands).toEqual([{ type: 'end', task: 'c', status: 'skipped', reason: 'it waits for a to succeed, and that failed' }]);
    });
    test('ANY starts at the first that is met, and once only', () => {
        const run = simulate([task('a'), task('b'), task('c', { a: 'success', b: 'success' }, { rule: 'any' })], {});
        expect(run.starts.filter((name) => name === 'c')).toEqual(['c']);
    });
    test('ANY is skipped when all are impossible, and says which', () => {
        const tasks = [task('a'), task('b'), task('c', { a: 'failure', b: 'failure' }, { rule: 'any' })];
        const run = simulate(tasks, {});
        expect(run.ends.c).toBe('skipped');
        expect(run.reasons.c).toBe('it waits for any of: a to fail, b to fail; and none of them can happen any more');
    });
    test('success and failure of one task under ALL can never be met', () => {
        const run = simulate([task('a'), { ...task('b'), dependencies: [{ task: 'a', condition: 'success' }, { task: 'a', condition: 'failure' }] }], {});
        expect(run.ends.b).toBe('skipped');
    });
    test('a chain of 20,000 skipped tasks does not overflow the stack', () => {
        const chain = Array.from({ length: 20_000 }, (_, index) => task(`t${index}`, index === 0 ? {} : { [`t${index - 1}`]: 'success' }));
        expect(simulate(chain, { t0: ['failed'] }).ends.t19999).toBe('skipped');
    });
});

describe('a task', () => {
    test('that is switched off is skipped, with the reason', () => {
        const run = simulate([task('a', {}, { enabled: false })], {});
        expect(run.reasons.a).toBe('it is switched off (enabled: false)');
    });
    test('is tried again as often as it may, after its delay', () => {
        const run = simulate([task('a', {}, retry(2, { delay: 70 }))], { a: ['failed', 'failed', 'succeeded'] });
        expect(run).toMatchObject({ starts: ['a', 'a', 'a'], delays: [70, 70], ends: { a: 'succeeded' } });
    });
    test('fails when the retries are used up', () => {
        expect(simulate([task('a', {}, retry(1))], { a: ['failed', 'failed'] })).toMatchObject({ starts: ['a', 'a'], ends: { a: 'failed' } });
    });
    test('is not tried again after a failure that no retry can mend', () => {
        const { state } = step(initialState([task('a', {}, retry(5))], { jobs: 1 }), { type: 'begin' });
        const { commands } = step(state, { type: 'ended', task: 'a', status: 'failed', retryable: false });
        expect(commands).toEqual([{ type: 'finish', status: 'failed', handled: [] }]);
    });
    test('gives its job away while it waits for its next attempt', () => {
        const { state } = step(initialState([task('a', {}, retry(1, { delay: 9 })), task('b')], { jobs: 1 }), { type: 'begin' });
        const { commands } = step(state, { type: 'ended', task: 'a', status: 'failed' });
        expect(commands).toEqual([{ type: 'retry', task: 'a', delay: 9 }, { type: 'start', task: 'b', attempt: 1 }]);
    });
    test('that ends twice counts once', () => {
        const first = step(initialState([task('a'), task('b')], { jobs: 1 }), { type: 'begin' });
        const event: ScheduleEvent = { type: 'ended', task: 'a', status: 'succeeded' };
        expect(step(step(first.state, event).state, event).commands).toEqual([]);
    });
});

describe('the status of the line', () => {
    const both = [task('load'), task('next', { load: 'success' }), task('alarm', { load: 'failure' })];
    test('a failure whose handler succeeded, with nothing else below it, is a success', () => {
        const run = simulate([task('load'), task('alarm', { load: 'failure' })], { load: ['failed'] });
        expect(run.finish).toEqual({ type: 'finish', status: 'succeeded', handled: ['load'] });
    });
    test('a failure with an unreached success branch is a failure', () => {
        expect(simulate(both, { load: ['failed'] }).finish?.status).toBe('failed');
    });
    test('an unneeded handler is no failure', () => {
        expect(simulate(both, {}).finish).toEqual({ type: 'finish', status: 'succeeded', handled: [] });
    });
    test('a handler that fails is a failure', () => {
        expect(simulate([task('load'), task('alarm', { load: 'failure' })], { load: ['failed'], alarm: ['failed'] }).finish?.status).toBe('failed');
    });
    test('a leaf skipped because of an external failure is a failure', () => {
        const run = simulate([task('a', { 'x.y': 'success' })], {}, { externals: [{ name: 'x.y', status: 'failed' }] });
        expect(run.finish?.status).toBe('failed');
    });
    test('a line without tasks succeeds', () => {
        expect(simulate([], {}).finish?.status).toBe('succeeded');
    });
});

describe('the wait for another attempt', () => {
    const policy: RetryPolicy = { times: 5, delay: 100, factor: 2, longest: 500 };
    test('grows by its factor up to the longest', () => {
        expect([1, 2, 3, 4, 5].map((number) => retryWait(policy, number, 0))).toEqual([100, 200, 400, 500, 500]);
    });
    test('is cut by chance, by a quarter at most', () => {
        expect(retryWait(policy, 1, 0.5)).toBe(88);
        expect(retryWait(policy, 5, 0.9999)).toBe(375);
    });
    test('is never cut to the longest where it begins above it', () => {
        expect(retryWait({ ...policy, delay: 700 }, 3, 0)).toBe(700);
    });
    test('counts the attempts of this run, not those before it was resumed', () => {
        const run = simulate([task('a', {}, retry(2, { delay: 10, factor: 3, longest: 1000 }))], { a: ['failed', 'failed', 'failed'] }, { earlier: new Map([['a', { attempts: 3, succeeded: false }]]) });
        expect(run).toMatchObject({ starts: ['a', 'a', 'a'], delays: [10, 30], ends: { a: 'failed' } });
    });
});

describe('a run that is resumed', () => {
    const tasks = [task('load'), task('next', { load: 'success' }), task('alarm', { load: 'failure' }), task('report', { next: 'success' })];
    const earlier = new Map([['load', { attempts: 1, succeeded: true }], ['next', { attempts: 2, succeeded: false }]]);
    test('runs what has not succeeded, and decides by what has', () => {
        expect(simulate(tasks, {}, { earlier })).toMatchObject({ starts: ['next', 'report'], ends: { next: 'succeeded', alarm: 'skipped', report: 'succeeded' }, finish: { status: 'succeeded' } });
    });
    test('counts attempts on', () => {
        const { commands } = step(initialState(tasks, { jobs: 1, earlier }), { type: 'begin' });
        expect(commands).toContainEqual({ type: 'start', task: 'next', attempt: 3 });
    });
    test('in which all had succeeded ends at once', () => {
        expect(simulate([task('a')], {}, { earlier: new Map([['a', { attempts: 1, succeeded: true }]]) })).toMatchObject({ starts: [], finish: { status: 'succeeded' } });
    });
});

describe('after a failure', () => {
    const tasks = [task('bad'), task('slow'), task('third'), task('below', { bad: 'success' })];
    test('the rest goes on, unless it is said otherwise', () => {
        expect(simulate(tasks, { bad: ['failed'] }, { jobs: 2 }).ends).toEqual({ bad: 'failed', slow: 'succeeded', third: 'succeeded', below: 'skipped' });
    });
    test('`drain` lets what runs end, and starts nothing new', () => {
        const run = simulate(tasks, { bad: ['failed'] }, { jobs: 2, onFailure: 'drain' });
        expect(run.ends).toEqual({ bad: 'failed', slow: 'succeeded', third: 'cancelled', below: 'skipped' });
        expect(run.reasons['third']).toBe('bad failed, and the run was to start nothing after a failure');
        expect(run.finish?.status).toBe('failed');
    });
    test('`drain` tries nothing again that fails meanwhile', () => {
        const run = simulate([task('bad'), task('slow', {}, retry(3))], { bad: ['failed'], slow: ['failed', 'succeeded'] }, { jobs: 2, onFailure: 'drain' });
        expect(run).toMatchObject({ starts: ['bad', 'slow'], ends: { slow: 'failed' } });
    });
    test('`cancel` stops what runs too', () => {
        const run = simulate(tasks, { bad: ['failed'] }, { jobs: 2, onFailure: 'cancel' });
        expect(run.ends).toEqual({ bad: 'failed', slow: 'cancelled', third: 'cancelled', below: 'skipped' });
        expect(run.finish?.status).toBe('failed');
    });
    test.each(['failure', 'complete'] as const)('that a task waits for (on %s), everything goes on', (condition) => {
        const run = simulate([...tasks, task('handler', { bad: condition })], { bad: ['failed'] }, { jobs: 1, onFailure: 'cancel' });
        expect(run.ends).toMatchObject({ slow: 'succeeded', third: 'succeeded', handler: 'succeeded' });
    });
});

describe('a pool', () => {
    const pools = new Map([['small', 1]]);
    test('lets others pass a task that waits for a place', () => {
        const tasks = [task('a', {}, { pools: ['small'] }), task('b', {}, { pools: ['small'] }), task('c')];
        const begun = step(initialState(tasks, { jobs: 2, pools }), { type: 'begin' });
        expect(begun.commands.map((command) => command.type === 'start' && command.task)).toEqual(['a', 'c']);
        expect(step(begun.state, { type: 'ended', task: 'a', status: 'succeeded' }).commands).toEqual([{ type: 'start', task: 'b', attempt: 1 }]);
    });
    test('gives its place to another while a task waits for its next attempt', () => {
        const begun = step(initialState([task('a', {}, { pools: ['small'], ...retry(1) }), task('b', {}, { pools: ['small'] })], { jobs: 2, pools }), { type: 'begin' });
        expect(step(begun.state, { type: 'ended', task: 'a', status: 'failed' }).commands).toContainEqual({ type: 'start', task: 'b', attempt: 1 });
    });
});

describe('cancel', () => {
    test('stops what runs, ends what waits, and starts nothing more', () => {
        const tasks = [task('a'), task('b', { a: 'success' }), task('c')];
        const begun = step(initialState(tasks, { jobs: 1 }), { type: 'begin' });
        const cancelled = step(begun.state, { type: 'cancel' });
        expect(cancelled.commands).toEqual([
            { type: 'stop', task: 'a' },
            { type: 'end', task: 'b', status: 'cancelled', reason: 'the run was cancelled' },
            { type: 'end', task: 'c', status: 'cancelled', reason: 'the run was cancelled' },
        ]);
        expect(step(cancelled.state, { type: 'ended', task: 'a', status: 'cancelled' }).commands).toEqual([{ type: 'finish', status: 'cancelled', handled: [] }]);
    });
    test('cuts short the wait for another attempt', () => {
        const begun = step(initialState([task('a', {}, retry(1))], { jobs: 1 }), { type: 'begin' });
        const delayed = step(begun.state, { type: 'ended', task: 'a', status: 'failed' });
        const cancelled = step(delayed.state, { type: 'cancel' });
        expect(cancelled.commands.map(({ type }) => type)).toEqual(['end', 'finish']);
        expect(step(cancelled.state, { type: 'retry-due', task: 'a' }).commands).toEqual([]);
    });
    test('that comes when all has ended changes nothing', () => {
        const begun = step(initialState([task('a')], { jobs: 1 }), { type: 'begin' });
        const ended = step(begun.state, { type: 'ended', task: 'a', status: 'succeeded' });
        expect(step(ended.state, { type: 'cancel' }).commands).toEqual([]);
    });
});
