import { expect, test } from 'vitest';
import type { JournalEvent, RunEvent } from '../../protocol/journal.ts';
import { RunFold } from './fold.ts';

const at = (second: number): string => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`;

/** @param events each with the second that it happens at */
function fold(...events: readonly (readonly [number, RunEvent])[]): RunFold {
    return events.reduce((view, [second, event], index) => view.add({ v: 1, seq: index + 1, time: at(second), ...event } as JournalEvent), new RunFold('runs/r'));
}

const began: RunEvent = { type: 'run-started', run: 'r', line: 'l', file: 'l.pline', params: {}, jobs: 2, tasks: ['a'], pid: 1 };
const started = (attempt: number): RunEvent => ({ type: 'task-started', task: 'a', attempt });
const ended = (attempt: number, from: number, to: number, status: 'retrying' | 'succeeded'): RunEvent => ({ type: 'task-ended', task: 'a', attempt, status, started: at(from), ended: at(to) });

test('keeps when the earlier attempts of a task were', () => {
    const first = [[0, began], [1, started(1)], [3, ended(1, 1, 3, 'retrying')]] as const;
    expect(fold(...first).view()?.tasks['a']).toMatchObject({ status: 'waiting', attempt: 1, started: at(1), ended: at(3) });
    const view = fold(...first, [5, started(2)], [6, ended(2, 5, 6, 'retrying')], [8, started(3)], [9, ended(3, 8, 9, 'succeeded')]).view();
    expect(view?.tasks['a']).toEqual({
        status: 'succeeded', attempt: 3, started: at(8), ended: at(9),
        earlier: [{ attempt: 1, started: at(1), ended: at(3) }, { attempt: 2, started: at(5), ended: at(6) }],
    });
});

test('has no earlier attempts of a task that is tried for the first time', () => {
    expect(fold([0, began], [1, started(1)]).view()?.tasks['a']).toEqual({ status: 'running', attempt: 1, started: at(1) });
});
