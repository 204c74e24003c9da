import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphChanged, unwatchLine, watchLine, type GraphChanged } from '../../protocol/lsp.ts';
import { Client } from './client.ts';

let folder: string;
let client: Client;
beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pline-watch-'));
    client = await Client.start(folder);
});
afterAll(async () => {
    await client.stop();
    await rm(folder, { recursive: true });
});

const TWO = 'line a "A" {\n  task b uses wait {\n    time: 1s\n  }\n  task c uses wait {\n    after b\n    time: 1s\n  }\n}\n';

async function watch(name: string, text: string): Promise<string> {
    const uri = pathToFileURL(join(folder, `${name}.pline`)).href;
    await client.open(uri, text);
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    return uri;
}

function graphs(uri: string): GraphChanged[] {
    return client.notifications<GraphChanged>(graphChanged).filter((message) => message.uri === uri);
}

const graphOf = (uri: string, fits: (message: GraphChanged) => boolean): Promise<GraphChanged> => client.notification<GraphChanged>(graphChanged, (message) => message.uri === uri && fits(message));

test('sends the graph at once, laid out, and again when it changes', async () => {
    const uri = await watch('first', TWO);
    const first = await graphOf(uri, ({ graph }) => graph !== undefined);
    expect(first).toMatchObject({ line: 'a', version: 1, syntaxErrors: [], graph: { title: 'A', edges: [{ id: 'b->c:success' }] } });
    const [b, c] = first.graph!.nodes;
    expect(b!.x + b!.width).toBeLessThan(c!.x);
    const version = await client.change(uri, TWO.replace('after b', 'after b on failure'));
    const second = await graphOf(uri, (message) => message.version === version);
    expect(second.graph!.edges.map(({ condition }) => condition)).toEqual(['failure']);
    expect(second.sequence).toBeGreaterThan(first.sequence);
});

test('sends nothing twice', async () => {
    const uri = await watch('same', TWO);
    await graphOf(uri, ({ graph }) => graph !== undefined);
    // A value shows in no graph; the change after it does.
    await client.change(uri, TWO.replaceAll('1s', '2s'));
    const version = await client.change(uri, TWO.replace('line a "A"', 'line a "B"'));
    await graphOf(uri, (message) => message.version === version);
    const contents = graphs(uri).map(({ graph, syntaxErrors }) => JSON.stringify([graph, syntaxErrors]));
    expect(new Set(contents).size).toBe(contents.length);
});

test('a syntax error in the line leaves the last graph and says what is wrong', async () => {
    const uri = await watch('broken', TWO);
    await graphOf(uri, ({ graph }) => graph !== undefined);
    const version = await client.change(uri, TWO.replace('after b', 'after b on'));
    const broken = await graphOf(uri, (message) => message.version === version);
    expect(broken.graph).toBeUndefined();
    expect(broken.syntaxErrors[0]).toMatchObject({ severity: 'error', location: { uri, start: { line: 6 } } });
    const mended = await client.change(uri, TWO);
    expect(await graphOf(uri, (message) => message.version === mended)).toMatchObject({ syntaxErrors: [], graph: { line: 'a' } });
});

test('a syntax error in another declaration leaves the line whole', async () => {
    const uri = await watch('elsewhere', `config x 1\n\n${TWO}`);
    const message = await graphOf(uri, ({ graph }) => graph !== undefined);
    expect(message.syntaxErrors).not.toEqual([]);
    expect(message.graph!.nodes).toHaveLength(2);
});

test('shows problems at their tasks', async () => {
    const uri = await watch('problems', TWO.replace('uses wait {\n    after', 'uses wate {\n    after'));
    const { graph } = await graphOf(uri, (message) => message.graph !== undefined);
    expect(graph!.nodes.map(({ problems }) => problems.map(({ message }) => message))).toEqual([[], [expect.stringContaining('"wate"')]]);
});

test('a line that is not there has no graph', async () => {
    const uri = await watch('none', 'line other {\n}\n');
    expect(await graphOf(uri, () => true)).toEqual({ uri, line: 'a', sequence: expect.any(Number), version: 1, syntaxErrors: [] });
});

test('reads a file that is not open', async () => {
    const uri = pathToFileURL(join(folder, 'closed.pline')).href;
    await writeFile(join(folder, 'closed.pline'), TWO);
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    expect((await graphOf(uri, () => true)).graph?.nodes).toHaveLength(2);
});

test('a file that is not there has no graph', async () => {
    const uri = pathToFileURL(join(folder, 'never.pline')).href;
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    expect((await graphOf(uri, () => true)).graph).toBeUndefined();
});

test('a line that is no longer watched is quiet', async () => {
    const uri = await watch('quiet', TWO);
    await graphOf(uri, ({ graph }) => graph !== undefined);
    await client.connection.sendRequest(unwatchLine, { uri, line: 'a' });
    const before = graphs(uri).length;
    await client.change(uri, TWO.replace('"A"', '"B"'));
    const other = await watch('loud', TWO);
    await graphOf(other, ({ graph }) => graph !== undefined);
    expect(graphs(uri)).toHaveLength(before);
});

test('the same text gives the same picture, whichever way it came about', async () => {
    const uri = await watch('back', TWO);
    const first = await graphOf(uri, ({ graph }) => graph !== undefined);
    const version = await client.change(uri, TWO.replace('1s\n  }\n  task c', '5m\n  }\n\n  task c'));
    const moved = await graphOf(uri, (message) => message.version === version);
    expect(moved.graph!.nodes.map(({ x, y }) => [x, y])).toEqual(first.graph!.nodes.map(({ x, y }) => [x, y]));
    expect(moved.graph!.nodes[1]!.location.start.line).toBe(first.graph!.nodes[1]!.location.start.line + 1);
});
