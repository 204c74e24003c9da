import { expect, it } from 'vitest';
import type { JournalEvent, RunEvent } from '../../protocol/journal.ts';
import { PlainLines } from './plain.ts';

const START = Date.parse('2026-01-31T09:00:00.000Z');

function lines(...events: readonly (readonly [seconds: number, event: RunEvent])[]): string[] {
    const plain = new PlainLines();
    return events.flatMap(([seconds, event], seq) => {
        const line = plain.line({ v: 1, seq, time: new Date(START + seconds * 1000).toISOString(), ...event } as JournalEvent);
        return line?.replace(/^\d\d:\d\d:\d\d /, '') ?? [];
    });
}

const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

it('tells of starts, ends, retries and skips', () => {
    expect(lines(
        [0, { type: 'run-started', run: 'r1', line: 'nightly', file: '/x.pline', params: {}, jobs: 2, tasks: ['a', 'b'], pid: 1 }],
        [0, { type: 'task-started', task: 'a', attempt: 1 }],
        [1, { type: 'task-ended', task: 'a', attempt: 1, status: 'retrying', started: at(0), ended: at(1), retryDelay: 5000, error: { message: 'No.\nMore.' } }],
        [6, { type: 'task-started', task: 'a', attempt: 2 }],
        [8, { type: 'task-ended', task: 'a', attempt: 2, status: 'succeeded', started: at(6), ended: at(8), outputs: { rows: 3 } }],
        [8, { type: 'task-ended', task: 'b', attempt: 0, status: 'skipped', ended: at(8), reason: 'a succeeded' }],
        [8, { type: 'run-ended', status: 'succeeded', handled: [] }],
    )).toEqual([
        'nightly: run r1 started, 2 tasks, 2 at once',
        'a started',
        'a failed after 1.0s, will be tried again in 5.0s: No.',
        'a started (attempt 2)',
        'a succeeded after 2.0s (rows=3)',
        'b skipped: a succeeded',
    ]);
});

it('tells of progress now and then only', () => {
    const progress = (done: number): RunEvent => ({ type: 'task-progress', task: 'a', attempt: 1, message: `${done} rows read`, done, total: 99 });
    expect(lines(
        [0, { type: 'task-started', task: 'a', attempt: 1 }], [1, progress(1)], [9, progress(2)], [10, progress(3)], [19, progress(4)], [25, progress(5)],
    )).toEqual(['a started', 'a: 3 rows read', 'a: 5 rows read']);
});
