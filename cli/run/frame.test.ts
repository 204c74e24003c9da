import { describe, expect, it } from 'vitest';
import type { RunView, TaskView } from '../../protocol/run-view.ts';
import { plain } from '../terminal/style.ts';
import { frame } from './frame.ts';

const START = '2026-01-31T09:00:00.000Z';
const NOW = new Date('2026-01-31T09:00:12.000Z');

function run(tasks: Readonly<Record<string, TaskView>>): RunView {
    return { id: 'r', line: 'nightly', status: 'running', started: START, tasks, handled: [], folder: '' };
}

function many(status: TaskView['status'], number: number): [string, TaskView][] {
    return Array.from({ length: number }, (_, index) => [`${status}_${index}`, { status, attempt: 1, started: START }]);
}

describe('frame', () => {
    it('shows every task in the order of the line where there is room', () => {
        const view = run({
            orders: { status: 'succeeded', attempt: 1, started: START, ended: '2026-01-31T09:00:03.250Z' },
            revenue: { status: 'running', attempt: 2, started: '2026-01-31T09:00:10.000Z', progress: 'copied 5 of 9' },
            check: { status: 'failed', attempt: 1, started: START, ended: '2026-01-31T09:00:01.000Z', error: { message: '3 rows are wrong.\nSee the log.' } },
            alarm: { status: 'skipped', attempt: 0, reason: 'orders did not fail' },
            report: { status: 'waiting', attempt: 0 },
        });
        expect(frame(view, { now: NOW, height: 20, width: 80, style: plain })).toEqual([
            '✓ orders      3.2s',
            '● revenue     2.0s  attempt 2  copied 5 of 9',
            '✗ check       1.0s  3 rows are wrong.',
            '↷ alarm             orders did not fail',
            '○ report',
            '3 of 5 done · 1 running · 1 failed · 1 skipped · 12s',
        ]);
    });

    it('says that a task will be tried again', () => {
        const view = run({ orders: { status: 'waiting', attempt: 1, started: START, ended: '2026-01-31T09:00:03.250Z', error: { message: 'No.' } } });
        expect(frame(view, { now: NOW, height: 20, width: 80, style: plain })[0]).toContain('will be tried again');
    });

    it('shows what failed and what runs where there is no room for all', () => {
        const view = run(Object.fromEntries([...many('succeeded', 900), ...many('failed', 30), ...many('running', 4), ...many('waiting', 100)]));
        const lines = frame(view, { now: NOW, height: 10, width: 80, style: plain });
        expect(lines).toHaveLength(10);
        expect(lines[0]).toContain('failed_29');
        expect(lines[4]).toBe('  … and 26 more failed');
        expect(lines.filter((line) => line.includes('running_'))).toHaveLength(4);
        expect(lines.at(-1)).toBe('930 of 1034 done · 4 running · 30 failed · 12s');
    });

    it('never takes more lines than there are', () => {
        const view = run(Object.fromEntries([...many('running', 50), ...many('failed', 50)]));
        for (let height = 1; height <= 120; height++) expect(frame(view, { now: NOW, height, width: 80, style: plain }).length).toBeLessThanOrEqual(height);
    });

    it('cuts what a task says at the edge', () => {
        const view = run({ orders: { status: 'running', attempt: 2, started: START, progress: 'x'.repeat(200) } });
        const [line] = frame(view, { now: NOW, height: 20, width: 60, style: plain });
        expect(line).toHaveLength(60);
        expect(line).toMatch(/x…$/);
    });

    it('lets nothing from a task steer the terminal', () => {
        const view = run({ orders: { status: 'running', attempt: 1, started: START, progress: '\u001B[2Jgone\u0007' } });
        expect(frame(view, { now: NOW, height: 20, width: 80, style: plain })[0]).toMatch(/gone$/);
    });

    it('shows a notice in the bottom line', () => {
        expect(frame(run({}), { now: NOW, height: 20, width: 80, style: plain, notice: 'cancelling' })).toEqual(['0 of 0 done · 12s · cancelling']);
    });
});
