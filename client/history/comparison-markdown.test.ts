import { expect, test } from 'vitest';
import type { ComparedRun, RunComparison } from '../../protocol/history.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';

const run = (id: string, more: Partial<ComparedRun> = {}): ComparedRun => ({ id, line: 'shop', status: 'succeeded', started: '2026-01-01T00:00:00.000Z', milliseconds: 12_000, ...more });
const COMPARISON: RunComparison = {
    before: run('r1', { status: 'failed' }), after: run('r2', { environment: 'prod' }),
    tasks: [
        { task: 'check', before: { status: 'failed', attempts: 1, milliseconds: 1000 }, after: { status: 'succeeded', attempts: 2, milliseconds: 1500 }, difference: 500 },
        { task: 'orders', before: { status: 'succeeded', attempts: 1, milliseconds: 4000 }, after: { status: 'succeeded', attempts: 1, milliseconds: 1000 }, difference: -3000 },
        { task: 'same', before: { status: 'succeeded', attempts: 1, milliseconds: 4000 }, after: { status: 'succeeded', attempts: 1, milliseconds: 4050 }, difference: 50 },
        { task: 'gone', before: { status: 'skipped', attempts: 0 } },
    ],
};

test('each task has a row, with what is different', () => {
    const rows = comparisonMarkdown(COMPARISON).split('\n');
    expect(rows).toEqual(expect.arrayContaining([
        '# Two runs of shop', '| Run | `r1` | `r2` |', '| Status | failed | succeeded |', '| Environment | – | prod |', '2 tasks ended otherwise.',
        '| check | ✗ failed 1.0 s | ✓ succeeded 1.5 s, attempt 2 | +0.5 s (+50 %) |',
        '| orders | ✓ succeeded 4.0 s | ✓ succeeded 1.0 s | −3.0 s (−75 %) |',
        '| same | ✓ succeeded 4.0 s | ✓ succeeded 4.0 s |  |',
        '| gone | ↷ skipped | – |  |',
    ]));
});

test('runs of two lines are both named', () => {
    expect(comparisonMarkdown({ before: run('r1'), after: run('r2', { line: 'stock' }), tasks: [] })).toMatch(/^# shop and stock\n[^]*Every task ended as it did before\./);
});
