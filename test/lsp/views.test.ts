import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphView, LineGraph } from '../../protocol/graph.ts';
import { graphChanged, watchLine, type GraphChanged } from '../../protocol/lsp.ts';
import { Client } from './client.ts';

let folder: string;
let client: Client;
beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pline-view-'));
    client = await Client.start(folder);
});
afterAll(async () => {
    await client.stop();
    await rm(folder, { recursive: true });
});

const TASKS = `group raw "Raw zone" {\n}\nline a {\n  task one uses wait in raw {\n    time: 1s\n  }\n  task two uses wait in raw {\n    after one\n    time: 1s\n  }
  task three uses wait {\n    after two\n    time: 1s\n  }\n}\n`;
const OTHER = 'import "main.pline"\nline other {\n  task close "Close the books" uses wait {\n    after a.three on complete\n    time: 1s\n  }\n}\n';
const whole: GraphView = { external: true, collapsed: [] };

/** Watches line a, and gives the next graph that answers the view. */
async function show(uri: string, view?: GraphView): Promise<LineGraph> {
    const seen = Math.max(0, ...client.notifications<GraphChanged>(graphChanged).map(({ sequence }) => sequence));
    await client.connection.sendRequest(watchLine, { uri, line: 'a', ...(view && { view }) });
    const { graph } = await client.notification<GraphChanged>(graphChanged, (message) => message.uri === uri && message.sequence > seen && message.graph !== undefined);
    return graph!;
}

const ids = ({ nodes }: LineGraph): readonly string[] => nodes.map(({ id }) => id);

test('shows the tasks of other lines that wait for tasks here, and follows them', async () => {
    const [main, other] = ['main', 'other'].map((name) => pathToFileURL(join(folder, `${name}.pline`)).href) as [string, string];
    await client.open(main, TASKS);
    await client.open(other, OTHER);
    const graph = await show(main);
    expect(ids(graph)).toEqual(['one', 'two', 'three', 'other.close']);
    expect(graph.nodes.at(-1)).toMatchObject({ title: 'Close the books', external: true, line: { name: 'other', uri: other } });
    expect(graph.edges.at(-1)).toMatchObject({ id: 'three->other.close:complete' });

    await client.change(other, OTHER.replace('a.three', 'a.two'));
    const moved = await client.notification<GraphChanged>(graphChanged, (message) => message.graph?.edges.at(-1)?.id === 'two->other.close:complete');
    expect(moved.uri).toBe(main);
    expect(ids(await show(main, { ...whole, external: false }))).toEqual(['one', 'two', 'three']);
});

test('shows a group as one card, and a task with its neighbours, and says so', async () => {
    const uri = pathToFileURL(join(folder, 'views.pline')).href;
    await client.open(uri, TASKS);
    const collapsed = await show(uri, { ...whole, collapsed: ['raw'] });
    expect(ids(collapsed)).toEqual(['group:raw', 'three']);
    expect(collapsed.edges).toMatchObject([{ id: 'group:raw->three:success', count: 1 }]);
    expect(collapsed.view).toMatchObject({ asked: { collapsed: ['raw'] }, tasks: 3, reduced: false });
    expect(ids(await show(uri, { ...whole, focus: { task: 'three', depth: 1 } }))).toEqual(['two', 'three']);
});

test('gives a layout up when something else is to be shown', async () => {
    const uri = pathToFileURL(join(folder, 'large.pline')).href;
    const tasks = Array.from({ length: 3000 }, (_, index) => `  task t${index} uses wait {\n${index < 40 ? '' : `    after t${index - 40}, t${index - 7 - index % 31}\n`}    time: 1s\n  }\n`);
    await client.open(uri, `line a {\n${tasks.join('')}}\n`);
    const first = await show(uri);
    expect(first.view).toMatchObject({ reduced: true, tasks: 3000 });
    await client.connection.sendRequest(watchLine, { uri, line: 'a', view: { ...whole, whole: true } });
    const back = await show(uri, { ...whole, focus: { task: 't100', depth: 1 } });
    expect(back.view?.asked.focus).toEqual({ task: 't100', depth: 1 });
    expect(client.notifications<GraphChanged>(graphChanged).some(({ graph }) => graph?.view?.asked.whole)).toBe(false);
}, 120_000);
