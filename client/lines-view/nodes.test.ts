import { expect, test } from 'vitest';
import type { LineTask } from '../../protocol/workspace-lines.ts';
import { fileNodes, firstNodes, nodeId, taskNodes, type LineNode } from './nodes.ts';

const LINE: LineNode = { kind: 'line', uri: 'file:///a.pline', line: 'shop', tasks: 4 };
const raw = { name: 'raw', title: 'Raw zone' };
const TASKS: readonly LineTask[] = [{ name: 'first' }, { name: 'orders', group: raw }, { name: 'middle' }, { name: 'customers', group: raw }];

test('lines stand below their files', () => {
    const nodes = fileNodes([{ uri: 'file:///a', line: 'x', tasks: 1 }, { uri: 'file:///b', line: 'x', tasks: 2 }, { uri: 'file:///b', line: 'y', tasks: 3 }]);
    expect(nodes.map(({ uri, lines }) => [uri, lines.map(({ line }) => line)])).toEqual([['file:///a', ['x']], ['file:///b', ['x', 'y']]]);
});

test('a group stands where its first task does, with all of its tasks', () => {
    expect(taskNodes(LINE, TASKS).map((node) => node.kind === 'group' ? [node.name, node.title, node.tasks.map(({ task }) => task)] : node.task))
        .toEqual(['first', ['raw', 'Raw zone', ['orders', 'customers']], 'middle']);
});

test('every node names its line as commands take it, and has an id of its own', () => {
    const nodes = taskNodes(LINE, TASKS);
    expect(nodes[0]).toMatchObject({ uri: LINE.uri, line: 'shop', task: 'first' });
    const all = [...fileNodes([LINE]), LINE, ...nodes, ...nodes.flatMap((node) => node.kind === 'group' ? node.tasks : [])];
    expect(new Set(all.map(nodeId)).size).toBe(all.length);
});

test('of many nodes the first are shown, and one for the rest', () => {
    const nodes = taskNodes(LINE, Array.from({ length: 10 }, (_, index) => ({ name: `t${index}` })));
    expect(firstNodes(nodes, 8, LINE).at(-1)).toEqual({ kind: 'more', of: LINE, left: 2 });
    expect(firstNodes(nodes, 8, LINE)).toHaveLength(9);
    expect(firstNodes(nodes, 9, LINE)).toEqual(nodes);
});
