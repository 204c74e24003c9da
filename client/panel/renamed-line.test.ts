import { expect, test } from 'vitest';
import { graph, node } from '../../graph/test-graphs.ts';
import type { LineGraph } from '../../protocol/graph.ts';
import type { LineOutline } from '../../protocol/lsp.ts';
import { renamedLine } from './renamed-line.ts';

const nightly = graph(['orders', node('raw', { members: ['customers'] }), node('other.close')], []) as unknown as LineGraph;
const line = (name: string, startLine: number, ...tasks: readonly string[]): LineOutline =>
    ({ name, startLine, endLine: startLine + 9, params: [], environments: [], externals: [], tasks: tasks.map((task) => ({ name: task, startLine, endLine: startLine })) });

test.each<[string, readonly LineOutline[], string | undefined]>([
    ['with another name in its place', [line('hourly', 0, 'orders', 'customers'), line('weekly', 20)], 'hourly'],
    ['that is gone, with another in its place', [line('weekly', 0, 'orders')], undefined],
    ['that is gone, with its tasks elsewhere', [line('copy', 9, 'orders', 'customers')], undefined],
    ['that is there still', [line('copy', 0, 'orders', 'customers'), line('nightly', 20)], undefined],
    ['of a file without any', [], undefined],
])('a line %s', (_, lines, name) => {
    expect(renamedLine(nightly, lines)).toBe(name);
});
