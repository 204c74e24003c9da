import { expect, test } from 'vitest';
import type { RunEntry } from '../../protocol/history.ts';
import { attemptNodes, runNode, runTaskNodes } from './nodes.ts';

const ENTRY: RunEntry = { id: 'r1', uri: 'file:///shop.pline', line: 'shop', file: '/shop.pline', status: 'failed', started: '2026-01-01T00:00:00.000Z', tasks: 2, handled: false };
const earlier = [{ attempt: 1, started: 'a', ended: 'b' }, { attempt: 2, started: 'c', ended: 'd' }];

test('a task of a run is named as commands take it, with what is usual', () => {
    const nodes = runTaskNodes(runNode(ENTRY), { orders: { status: 'failed', attempt: 3, earlier }, report: { status: 'skipped', attempt: 0 } }, { orders: { milliseconds: 5, runs: 2 } });
    expect(nodes.map(({ uri, line, run, task, attempt, usual }) => [uri, line, run, task, attempt, usual?.runs])).toEqual([
        ['file:///shop.pline', 'shop', 'r1', 'orders', 3, 2], ['file:///shop.pline', 'shop', 'r1', 'report', 0, undefined],
    ]);
    expect(nodes.flatMap(attemptNodes).map(({ task, attempt }) => [task, attempt])).toEqual([['orders', 2], ['orders', 1]]);
});
