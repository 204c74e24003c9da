import { describe, expect, it } from 'vitest';
import type { TaskStatus } from '../../protocol/journal.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { announcement } from './announcement.ts';
import { formatDuration, formatElapsed } from './duration.ts';
import { progressOf, runLook } from './status.ts';

describe('formatDuration', () => {
    it.each([
        [-5, '0.0 s'], [840, '0.8 s'], [9_949, '9.9 s'], [9_960, '10 s'], [59_600, '1 min 00 s'], [184_000, '3 min 04 s'], [3_720_000, '1 h 02 min'],
    ])('writes %i ms as %s', (milliseconds, text) => {
        expect(formatDuration(milliseconds)).toBe(text);
    });
});

describe('formatElapsed', () => {
    it.each([[0, '0 s'], [1_999, '1 s'], [9_960, '9 s'], [59_999, '59 s'], [61_000, '1 min 01 s']])('counts %i ms as %s', (milliseconds, text) => {
        expect(formatElapsed(milliseconds)).toBe(text);
    });
});

describe('runLook', () => {
    it('says when a success had failures that were handled', () => {
        expect(runLook({ ...runOf({}), status: 'succeeded', handled: ['orders'] }).text).toBe('Succeeded, failures handled');
    });
});

describe('progressOf', () => {
    it('counts what has ended, however it did', () => {
        expect(progressOf(runOf({ a: 'succeeded', b: 'failed', c: 'skipped', d: 'cancelled', e: 'running', f: 'waiting' }))).toEqual({ ended: 4, total: 6 });
    });
});

describe('announcement', () => {
    const say = (before: RunView | undefined, now: RunView | undefined): string => announcement(before, now, (task) => `Task ${task}`);

    it('names the tasks that moved on', () => {
        expect(say(runOf({ a: 'running', b: 'waiting' }), runOf({ a: 'succeeded', b: 'running' }))).toBe('Task a: succeeded. Task b: running.');
    });

    it('counts them when there are many', () => {
        const [before, now] = [runOf({ a: 'running', b: 'running', c: 'running', d: 'running' }), runOf({ a: 'succeeded', b: 'succeeded', c: 'succeeded', d: 'failed' })];
        expect(say(before, now)).toBe('3 tasks succeeded. 1 task failed.');
    });

    it('says when a run starts and ends', () => {
        expect(say(undefined, runOf({ a: 'running' }))).toBe('The run has started. Task a: running.');
        expect(say(runOf({ a: 'running' }), { ...runOf({ a: 'failed' }), status: 'failed' })).toBe('Task a: failed. The run has ended: failed.');
    });

    it('keeps quiet about a run that was over before the panel opened, and about one that stands still', () => {
        expect(say(undefined, { ...runOf({ a: 'failed' }), status: 'failed' })).toBe('');
        expect(say(runOf({ a: 'running' }), runOf({ a: 'running' }))).toBe('');
        expect(say(runOf({ a: 'running' }), undefined)).toBe('');
    });
});

function runOf(statuses: Readonly<Record<string, TaskStatus>>): RunView {
    const tasks = Object.fromEntries(Object.entries(statuses).map(([task, status]) => [task, { status, attempt: 1 }]));
    return { id: 'r', line: 'nightly', status: 'running', started: '2026-01-01T00:00:00.000Z', handled: [], folder: '', tasks };
}
