import { expect, test } from 'vitest';
import type { RunView, TaskView } from '../../protocol/run-view.ts';
import { compareRuns } from './compare.ts';

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const took = (seconds: number, status: TaskView['status'] = 'succeeded', attempt = 1): TaskView => ({ status, attempt, started: at(100), ended: at(100 + seconds) });
const run = (id: string, tasks: RunView['tasks'], more: Partial<RunView> = {}): RunView => ({ id, line: 'nightly', status: 'succeeded', started: at(100), ended: at(110), tasks, handled: [], folder: '/runs', ...more });

test('another status comes first, then what took more or less time', () => {
    const { tasks } = compareRuns(
        run('r1', { steady: took(3), quicker: took(9), slower: took(1), mended: took(1, 'failed') }),
        run('r2', { steady: took(3), quicker: took(4), slower: took(3), mended: took(2, 'succeeded', 3) }),
    );
    expect(tasks).toEqual([
        { task: 'mended', before: { status: 'failed', attempts: 1, milliseconds: 1000 }, after: { status: 'succeeded', attempts: 3, milliseconds: 2000 }, difference: 1000 },
        { task: 'quicker', before: { status: 'succeeded', attempts: 1, milliseconds: 9000 }, after: { status: 'succeeded', attempts: 1, milliseconds: 4000 }, difference: -5000 },
        { task: 'slower', before: expect.anything(), after: expect.anything(), difference: 2000 },
        { task: 'steady', before: expect.anything(), after: expect.anything(), difference: 0 },
    ]);
});

test('a task that only one of the runs has, or that never ran, has no difference', () => {
    const { tasks } = compareRuns(run('r1', { gone: took(1), skipped: took(1) }), run('r2', { added: took(2), skipped: { status: 'skipped', attempt: 0 } }));
    expect(tasks).toHaveLength(3);
    expect(tasks).toEqual(expect.arrayContaining([
        { task: 'gone', before: { status: 'succeeded', attempts: 1, milliseconds: 1000 } },
        { task: 'added', after: { status: 'succeeded', attempts: 1, milliseconds: 2000 } },
        { task: 'skipped', before: { status: 'succeeded', attempts: 1, milliseconds: 1000 }, after: { status: 'skipped', attempts: 0 } },
    ]));
});

test('a resumed run took the time since then, and one without an end none', () => {
    const { before, after } = compareRuns(run('r1', {}, { resumed: at(108), environment: 'dev' }), { ...run('r2', {}), status: 'interrupted', ended: undefined });
    expect(before).toEqual({ id: 'r1', line: 'nightly', status: 'succeeded', environment: 'dev', started: at(100), milliseconds: 2000 });
    expect(after).toEqual({ id: 'r2', line: 'nightly', status: 'interrupted', started: at(100) });
});
