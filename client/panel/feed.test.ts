import { beforeEach, expect, test } from 'vitest';
import type { LineGraph, Problem } from '../../protocol/graph.ts';
import type { GraphChanged } from '../../protocol/lsp.ts';
import type { HostMessage } from '../../protocol/panel.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { PanelFeed } from './feed.ts';
import { nodeAt } from './node-at.ts';

const uri = 'file:///shop.pline';
const location = { uri, start: { line: 0, character: 0 }, end: { line: 9, character: 1 } };
const syntaxError: Problem = { severity: 'error', message: 'Expected "{".', location };
const graph = (title: string): LineGraph => ({ uri, line: 'shop', title, location, nodes: [], edges: [], groups: [], width: 0, height: 0 });
const changed = (sequence: number, title?: string, syntaxErrors: readonly Problem[] = []): GraphChanged =>
    ({ uri, line: 'shop', sequence, version: sequence, syntaxErrors, ...(title !== undefined && { graph: graph(title) }) });
const run: RunView = { id: 'r1', line: 'shop', status: 'running', started: '2026-01-01T00:00:00.000Z', tasks: {}, handled: [], folder: '/r1' };

let posted: HostMessage[];
let feed: PanelFeed;
beforeEach(() => {
    posted = [];
    feed = new PanelFeed((message) => { posted.push(message); }, false);
});
const titles = (): string[] => posted.flatMap((message) => (message.type === 'graph' ? [message.graph.title] : []));

test('a panel that loads gets everything once it is ready, and nothing before', () => {
    feed.graphChanged(changed(1, 'one'));
    feed.runChanged(run);
    feed.selected('orders');
    expect(posted).toEqual([]);
    feed.ready();
    expect(posted.map(({ type }) => type)).toEqual(['capabilities', 'graph', 'run', 'select']);
});

test('a past run that is to be shown is, also by a panel that still loads', () => {
    const past: RunView = { ...run, id: 'r0', status: 'failed' };
    feed.runChanged(run);
    feed.open(past, true);
    expect(posted).toEqual([]);
    feed.ready();
    expect(posted.filter(({ type }) => type === 'run' || type === 'showTimeline')).toEqual([{ type: 'run', run: past, isPast: true }, { type: 'showTimeline' }]);
    feed.hidden();
    feed.ready();
    expect(posted.findLast(({ type }) => type === 'run')).toEqual({ type: 'run', run });
});

test('a panel without a graph says why', () => {
    feed.ready();
    expect(posted).toContainEqual({ type: 'empty', reason: 'The graph is being laid out …', busy: true });
    feed.graphChanged(changed(1, undefined, [syntaxError]));
    expect(posted.at(-1)).toEqual({ type: 'empty', reason: 'Line shop cannot be read: Expected "{".' });
});

test('a graph that a later one overtook is dropped', () => {
    feed.ready();
    feed.graphChanged(changed(5, 'new'));
    feed.graphChanged(changed(4, 'late'));
    expect(titles()).toEqual(['new']);
});

test('the count starts again with a new server', () => {
    feed.ready();
    feed.graphChanged(changed(5, 'old server'));
    feed.serverRestarted();
    feed.graphChanged(changed(0, 'new server'));
    expect(titles()).toEqual(['old server', 'new server']);
});

test('a broken text leaves the last good graph, with what is wrong', () => {
    feed.ready();
    feed.graphChanged(changed(1, 'good'));
    feed.graphChanged(changed(2, undefined, [syntaxError]));
    expect(posted.at(-1)).toEqual({ type: 'graph', sequence: 2, version: 1, graph: graph('good'), syntaxErrors: [syntaxError] });
});

test('a line that is gone from a sound text leaves no graph', () => {
    feed.ready();
    feed.graphChanged(changed(1, 'good'));
    feed.graphChanged(changed(2));
    expect(posted.at(-1)).toEqual({ type: 'empty', reason: 'The file has no line named shop.' });
    expect(feed.graph).toBeUndefined();
});

test('a hidden panel hears nothing, and the newest of everything when it is back', () => {
    feed.ready();
    feed.hidden();
    posted.length = 0;
    feed.graphChanged(changed(1, 'one'));
    feed.graphChanged(changed(2, 'two'));
    feed.runChanged(run);
    feed.trusted();
    expect(posted).toEqual([]);
    feed.ready();
    expect(titles()).toEqual(['two']);
    expect(posted).toContainEqual({ type: 'run', run });
    expect(posted).toContainEqual({ type: 'capabilities', canRun: true, canRunFrom: true });
});

test('the same selection is said once', () => {
    feed.ready();
    posted.length = 0;
    feed.selected('orders');
    feed.selected('orders');
    feed.selected(undefined);
    expect(posted).toEqual([{ type: 'select', task: 'orders' }, { type: 'select' }]);
});

test('the cursor finds the task that it is in, and no task of another file or line', () => {
    const node = {
        id: 'orders', title: 'Orders', name: 'orders', enabled: true, rule: 'all', problems: [], x: 0, y: 0, width: 1, height: 1, external: false,
        location: { uri, start: { line: 2, character: 4 }, end: { line: 4, character: 5 } },
    } as const;
    const shown: LineGraph = { ...graph('Shop'), nodes: [{ ...node, id: 'finance.close', external: true, location }, node] };
    expect(nodeAt(shown, uri, 2)).toBe('orders');
    expect(nodeAt(shown, uri, 4)).toBe('orders');
    expect(nodeAt(shown, uri, 5)).toBeUndefined();
    expect(nodeAt(shown, 'file:///other.pline', 2)).toBeUndefined();
    expect(nodeAt(undefined, uri, 2)).toBeUndefined();
});

test('a past run stays until the newest is asked for again, or the page is loaded anew', () => {
    const past = { ...run, id: 'r0' };
    const runs = (): (string | undefined)[] => posted.flatMap((message) => (message.type === 'run' ? [message.run?.id] : []));
    feed.runChanged(run);
    feed.ready();
    feed.choose(past);
    feed.runChanged({ ...run, status: 'succeeded' });
    expect(feed.shownRun).toBe(past);
    feed.choose(undefined);
    feed.choose(past);
    feed.ready();
    expect(runs()).toEqual(['r1', 'r0', 'r1', 'r0', 'r1']);
});

test('a past run is marked as such, and gives way to a run that begins', () => {
    feed.runChanged({ ...run, status: 'succeeded' });
    feed.ready();
    feed.choose({ ...run, id: 'r0', status: 'failed' });
    feed.choose({ ...run, status: 'succeeded' });
    feed.choose({ ...run, id: 'r0', status: 'failed' });
    feed.runChanged({ ...run, id: 'r2' });
    expect(posted.flatMap((message) => (message.type === 'run' ? [[message.run?.id, message.isPast ?? false]] : []))).toEqual([['r1', false], ['r0', true], ['r1', false], ['r0', true], ['r2', false]]);
});

test('what a task can use is said when it changes', () => {
    const vocabulary = { type: 'activities', activities: [{ name: 'wait' }], groups: [] } as const;
    feed.vocabularyChanged(vocabulary);
    feed.ready();
    feed.vocabularyChanged({ ...vocabulary });
    feed.vocabularyChanged({ ...vocabulary, activities: [] });
    expect(posted.filter(({ type }) => type === 'activities')).toEqual([vocabulary, { ...vocabulary, activities: [] }]);
});
