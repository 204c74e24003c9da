import { describe, expect, it } from 'vitest';
import type { RunView } from '../../protocol/run-view.ts';
import { rowsOf, spanOf, ticks } from './bars.ts';
import { criticalPath } from './critical-path.ts';

const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const tasks: RunView['tasks'] = {
    late: { status: 'waiting', attempt: 0 },
    b: { status: 'succeeded', attempt: 3, started: at(40), ended: at(50), earlier: [{ attempt: 1, started: at(10), ended: at(20) }, { attempt: 2, started: at(25), ended: at(35) }] },
    a: { status: 'succeeded', attempt: 1, started: at(0), ended: at(9) },
    quick: { status: 'succeeded', attempt: 1, started: at(0), ended: at(2) },
    c: { status: 'running', attempt: 1, started: at(51) },
};
const rows = rowsOf({ tasks }, 60_000);

describe('rowsOf', () => {
    it('has those that started first, each with its attempts', () => {
        expect(rows.map(({ task }) => task)).toEqual(['a', 'quick', 'b', 'c', 'late']);
        expect(rows[2]!.bars).toEqual([
            { start: 10_000, end: 20_000, status: 'failed', attempt: 1 },
            { start: 25_000, end: 35_000, status: 'failed', attempt: 2 },
            { start: 40_000, end: 50_000, status: 'succeeded', attempt: 3 },
        ]);
        expect(rows[3]!.bars).toEqual([{ start: 51_000, end: 60_000, status: 'running', attempt: 1 }]);
        expect(rows[4]!.bars).toEqual([]);
    });

    it('shows a task that waits to be tried again as failed so far', () => {
        const [row] = rowsOf({ tasks: { a: { status: 'waiting', attempt: 1, started: at(1), ended: at(2) } } }, 9_000);
        expect(row!.bars).toEqual([{ start: 1_000, end: 2_000, status: 'failed', attempt: 1 }]);
    });
});

describe('spanOf', () => {
    it('goes to now while the run goes on, to its end after, and to the last sign of one that was interrupted', () => {
        expect(spanOf({ started: at(0), status: 'running' }, rows, 60_000)).toEqual({ start: 0, end: 60_000 });
        expect(spanOf({ started: at(0), ended: at(70), status: 'succeeded' }, rows, 99_000)).toEqual({ start: 0, end: 70_000 });
        expect(spanOf({ started: at(0), status: 'interrupted' }, rows.slice(0, 1), 99_000)).toEqual({ start: 0, end: 9_000 });
    });
});

describe('ticks', () => {
    it.each([[1_000, 5, [0, 200, 400, 600, 800, 1000]], [60_000, 4, [0, 15_000, 30_000, 45_000, 60_000]], [400_000_000, 3, [0, 172_800_000, 345_600_000]]])('marks %i ms in at most %i round steps', (end, most, expected) => {
        expect(ticks({ start: 0, end }, most)).toEqual(expected);
    });
});

describe('criticalPath', () => {
    it('goes back along what was waited for longest', () => {
        const edges = [['a', 'b'], ['quick', 'b'], ['b', 'c'], ['quick', 'c'], ['c', 'late']].map(([source, target]) => ({ source: source!, target: target! }));
        expect([...criticalPath(rows, edges)]).toEqual(['c', 'b', 'a']);
    });

    it('ends where nothing ran, and where tasks wait for each other', () => {
        expect(criticalPath([], [])).toEqual(new Set());
        expect([...criticalPath(rows, [{ source: 'c', target: 'c' }])]).toEqual(['c']);
    });
});
