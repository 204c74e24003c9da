import { describe, expect, it } from 'vitest';
import { graph as plainGraph, node } from '../../graph/test-graphs.ts';
import type { LineGraph } from '../../protocol/graph.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { initialModel, reduce, type PanelEvent, type PanelModel } from './panel-model.ts';

const after = (...events: readonly PanelEvent[]): PanelModel => events.reduce(reduce, initialModel());
const shown = (...ids: readonly string[]): PanelEvent => ({ type: 'graph', sequence: 1, version: 1, graph: graphOf(...ids), syntaxErrors: [] });

describe('reduce', () => {
    it('begins with a notice that the graph is on its way, and drops it when the graph comes', () => {
        expect(initialModel().notice).toMatchObject({ busy: true });
        expect(after(shown('a')).notice).toBeUndefined();
    });

    it('says why there is no graph', () => {
        expect(after(shown('a'), { type: 'empty', reason: 'No such line.' })).toMatchObject({ notice: { reason: 'No such line.', busy: false } });
        expect(after(shown('a'), { type: 'empty', reason: 'No such line.' }).graph).toBeUndefined();
    });

    it('keeps nodes that did not change as the same objects', () => {
        const first = after(shown('a', 'b'));
        const changed: LineGraph = { ...graphOf('a', 'b'), nodes: graphOf('a', 'b').nodes.map((item) => (item.id === 'b' ? { ...item, title: 'B' } : item)) };
        const second = reduce(first, { type: 'graph', sequence: 2, version: 2, graph: changed, syntaxErrors: [] });
        expect(second.graph?.nodes[0]).toBe(first.graph?.nodes[0]);
        expect(second.graph?.nodes[1]).toMatchObject({ title: 'B' });
    });

    it('keeps the status of tasks that did not move on as the same objects', () => {
        const first = after({ type: 'run', run: runOf({ a: 'running', b: 'waiting' }) });
        const second = reduce(first, { type: 'run', run: runOf({ a: 'succeeded', b: 'waiting' }) });
        expect(second.run?.tasks['b']).toBe(first.run?.tasks['b']);
        expect(second.run?.tasks['a']?.status).toBe('succeeded');
    });

    it('forgets a run that is no more', () => {
        expect(after({ type: 'run', run: runOf({ a: 'running' }) }, { type: 'run' }).run).toBeUndefined();
    });

    it('lets the Tab key go to the selected task, or else to the first', () => {
        expect(after(shown('a', 'b')).tabStop).toBe('a');
        expect(after(shown('a', 'b'), { type: 'select', task: 'b' }).tabStop).toBe('b');
        expect(after(shown('a', 'b'), { type: 'select', task: 'b' }, shown('a')).tabStop).toBe('a');
    });

    it('shows the actions of a task that was chosen here, not of one that the cursor went to', () => {
        const chosen = after(shown('a', 'b'), { type: 'choose', task: 'a', focus: false });
        expect(chosen).toMatchObject({ selected: 'a', active: 'a' });
        expect(reduce(chosen, { type: 'select', task: 'a' }).active).toBe('a');
        expect(reduce(chosen, { type: 'select', task: 'b' }).active).toBeUndefined();
        expect(reduce(chosen, { type: 'dismiss' })).toMatchObject({ selected: 'a' });
        expect(reduce(chosen, { type: 'dismiss' }).active).toBeUndefined();
    });

    it('asks for the keyboard until the card has it', () => {
        const walking = after(shown('a', 'b'), { type: 'choose', task: 'b', focus: true });
        expect(walking.focusing).toBe('b');
        expect(reduce(walking, { type: 'focused', task: 'b', byKeyboard: true })).toMatchObject({ selected: 'b', hovered: 'b' });
        expect(reduce(walking, { type: 'focused', task: 'b', byKeyboard: true }).focusing).toBeUndefined();
    });

    it('has nothing selected when the cursor leaves all tasks', () => {
        expect(after(shown('a'), { type: 'select', task: 'a' }, { type: 'select' }).selected).toBeUndefined();
    });
});

function graphOf(...ids: readonly string[]): LineGraph {
    return { ...plainGraph([], []), nodes: ids.map((id) => ({ ...node(id), x: 0, y: 0 })), edges: [], width: 100, height: 100 };
}

function runOf(statuses: Readonly<Record<string, 'running' | 'waiting' | 'succeeded'>>): RunView {
    const tasks = Object.fromEntries(Object.entries(statuses).map(([task, status]) => [task, { status, attempt: 1 }]));
    return { id: 'r', line: 'nightly', status: 'running', started: '2026-01-01T00:00:00.000Z', handled: [], folder: '', tasks };
}
