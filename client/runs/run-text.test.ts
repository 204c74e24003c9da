import { describe, expect, test } from 'vitest';
import type { TaskView, RunView } from '../../protocol/run-view.ts';
import { paramProblem } from './param-problem.ts';
import { duration, endMessage, isWorthTelling, progressDetail, progressText } from './run-text.ts';

const task = (status: TaskView['status'], more: Partial<TaskView> = {}): TaskView => ({ status, attempt: 1, ...more });
const run = (status: RunView['status'], tasks: RunView['tasks'], more: Partial<RunView> = {}): RunView => ({
    id: 'r1', line: 'shop', status, started: '2026-01-01T00:00:00.000Z', tasks, handled: [], folder: '/r1', ...(status !== 'running' && { ended: '2026-01-01T00:00:12.000Z' }), ...more,
});

test('progress counts what has ended, however it ended', () => {
    const view = run('running', { a: task('succeeded'), b: task('failed'), c: task('skipped'), d: task('running', { progress: '5 of 9 rows' }), e: task('waiting') });
    expect(progressText(view)).toBe('shop 3/5');
    expect(progressDetail(view)).toBe('Line shop is running:\nd: 5 of 9 rows');
});

describe('the end of a run', () => {
    test('that succeeded', () => {
        expect(endMessage(run('succeeded', { a: task('succeeded') }))).toEqual({ severity: 'information', text: 'Line shop succeeded after 12 s.' });
    });

    test('that succeeded because a failure was handled', () => {
        const view = run('succeeded', { a: task('failed'), b: task('succeeded') }, { handled: ['a'] });
        expect(endMessage(view).text).toBe('Line shop succeeded after 12 s, failures handled: a.');
    });

    test('that failed names the task that nobody handled, and why', () => {
        const view = run('failed', { a: task('failed'), b: task('failed', { error: { message: 'Exit code 3.' } }) }, { handled: ['a'] });
        expect(endMessage(view)).toEqual({ severity: 'error', text: 'Line shop failed after 12 s: b: Exit code 3.', task: 'b' });
    });

    test('that failed in several tasks', () => {
        expect(endMessage(run('failed', { a: task('failed'), b: task('failed') })).text).toBe('Line shop failed after 12 s: a and 1 more.');
    });

    test('that failed before a task did', () => {
        expect(endMessage(run('failed', {}, { error: { message: 'CRM_USER is not set.' } }))).toEqual({ severity: 'error', text: 'Line shop failed after 12 s: CRM_USER is not set.' });
    });

    test.each([['cancelled', 'information', 'was stopped'], ['interrupted', 'error', 'its process is gone']] as const)('that was %s', (status, severity, text) => {
        const message = endMessage(run(status, {}));
        expect(message.severity).toBe(severity);
        expect(message.text).toContain(text);
    });
});

test.each([[30, true, false], [12, true, true], [30, false, true], [null, false, false]] as const)('a run of 12 s is told where %s s are long and the focus is %s: %s', (after, isFocused, expected) => {
    expect(isWorthTelling(run('succeeded', {}), after, isFocused)).toBe(expected);
});

test.each([[400, '0.4 s'], [9_940, '9.9 s'], [12_300, '12 s'], [59_900, '1 min 0 s'], [200_000, '3 min 20 s'], [7_500_000, '2 h 5 min']])('%i ms is %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
});

test.each([
    ['integer', '5', true], ['integer(0..)', '-5', true], ['integer', '5.5', false], ['number', '1e3', true], ['number', 'five', false],
    ['boolean', 'true', true], ['boolean', 'yes', false], ['duration', '30s', true], ['duration', '30', false], ['string', '', true], ['"a" | "b"', 'c', true],
])('a param of type %s may be "%s": %s', (type, text, fine) => {
    expect(paramProblem(type, text) === undefined).toBe(fine);
});
