import { describe, expect, test } from 'vitest';
import type { RunGlance } from '../../protocol/history.ts';
import { ago, runText, statusText, taskText, timeText } from './words.ts';

const START = '2026-01-01T00:00:00.000Z';
const at = (seconds: number): string => new Date(Date.parse(START) + seconds * 1000).toISOString();
const now = Date.parse(at(400));
const run = (more: Partial<RunGlance>): RunGlance => ({ id: 'r1', line: 'shop', file: 'shop.pline', status: 'succeeded', started: START, tasks: 12, handled: false, ...more });

test.each([
    ['6 min ago · 12 s', { ended: at(12) }],
    ['6 min ago · 12 s · prod', { ended: at(12), environment: 'prod' }],
    ['6 min ago · 2.0 s', { ended: at(302), resumed: at(300) }],
    ['6 min ago · 3/12', { status: 'running', done: 3 }],
    ['6 min ago · interrupted', { status: 'interrupted' }],
] as const)('a run: %s', (text, more) => {
    expect(runText(run(more), now)).toBe(text);
});

test('a failure that was handled is told', () => {
    expect([statusText(run({})), statusText(run({ handled: true }))]).toEqual(['succeeded', 'succeeded, failures handled']);
});

test.each([[0, 'just now'], [-5, 'just now'], [59, 'just now'], [60, '1 min ago'], [3599, '59 min ago'], [7200, '2 h ago'], [86_400, '1 day ago'], [200_000, '2 days ago']])('%i s are %s', (seconds, text) => {
    expect(ago(START, Date.parse(at(seconds)))).toBe(text);
});

describe('a time beside what is usual', () => {
    test.each([
        [1200, undefined, '1.2 s'],
        [1200, { milliseconds: 800, runs: 5 }, '1.2 s, usually 0.8 s (+50 %)'],
        [1200, { milliseconds: 2400, runs: 1 }, '1.2 s, last time 2.4 s (−50 %)'],
        [1200, { milliseconds: 1190, runs: 5 }, '1.2 s'],
        [90, { milliseconds: 10, runs: 5 }, '0.1 s'],
        [60_000, { milliseconds: 59_000, runs: 5 }, '1 min 0 s'],
        [500, { milliseconds: 0, runs: 2 }, '0.5 s, usually 0.0 s (new)'],
    ])('%i ms and %o', (time, usual, text) => {
        expect(timeText(time, usual)).toBe(text);
    });
});

test.each([
    [{ status: 'failed', attempt: 2, started: at(0), ended: at(3), error: { message: 'Exit code 3.\nmore' } }, '3.0 s · attempt 2 · Exit code 3.'],
    [{ status: 'skipped', attempt: 0, ended: at(3), reason: 'it waits for a failure of orders' }, 'skipped · it waits for a failure of orders'],
    [{ status: 'running', attempt: 1, started: at(0), progress: '5 of 9 rows' }, 'running · 5 of 9 rows'],
    [{ status: 'waiting', attempt: 0 }, 'waiting'],
] as const)('a task: %o', (task, text) => {
    expect(taskText(task, undefined)).toBe(text);
});
