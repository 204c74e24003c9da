import { expect, test } from 'vitest';
import type { LineTask, TaskFilter } from '../../protocol/workspace-lines.ts';
import { fits, isFilter } from './task-filter.ts';

const ORDERS: LineTask = { name: 'orders', title: 'All Orders', activity: 'ingest.database', group: { name: 'raw' }, last: { run: 'r1', status: 'failed', attempt: 1 } };

test.each([
    [{}, true],
    [{ text: '' }, true],
    [{ text: 'ALL ord' }, true],
    [{ text: 'orders' }, true],
    [{ text: 'customers' }, false],
    [{ activities: [] }, true],
    [{ activities: ['shell', 'ingest.database'] }, true],
    [{ activities: ['ingest'] }, false],
    [{ groups: ['raw'], statuses: ['failed'] }, true],
    [{ groups: ['mart'], statuses: ['failed'] }, false],
    [{ statuses: ['never', 'running'] }, false],
] as const satisfies readonly (readonly [TaskFilter, boolean])[])('%o', (filter, expected) => {
    expect(fits(ORDERS, filter)).toBe(expected);
});

test('a task that never ran is found as such', () => {
    expect(fits({ name: 'new' }, { statuses: ['never'] })).toBe(true);
});

test('an empty filter is none', () => {
    expect([{}, { text: '', groups: [] }, { text: 'a' }, { statuses: ['never' as const] }].map(isFilter)).toEqual([false, false, true, true]);
});
