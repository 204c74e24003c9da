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
    [{ activity: 'ingest.database' }, true],
    [{ activity: 'ingest' }, false],
    [{ group: 'raw', status: 'failed' }, true],
    [{ group: 'mart', status: 'failed' }, false],
    [{ status: 'never' }, false],
] as const satisfies readonly (readonly [TaskFilter, boolean])[])('%o', (filter, expected) => {
    expect(fits(ORDERS, filter)).toBe(expected);
});

test('a task that never ran is found as such', () => {
    expect(fits({ name: 'new' }, { status: 'never' })).toBe(true);
});

test('an empty filter is none', () => {
    expect([{}, { text: '' }, { text: 'a' }, { status: 'never' as const }].map(isFilter)).toEqual([false, false, true, true]);
});
