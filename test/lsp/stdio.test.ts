import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
    CancellationTokenSource, CodeLensRequest, CompletionRequest, DefinitionRequest, DocumentSymbolRequest, HoverRequest, SemanticTokensRequest,
    type CompletionItem, type DocumentSymbol, type LocationLink, type MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { libraryText, listActivities, listLines, planEdits, type ActivityOutline, type LineOutline, type PlanEditsResult } from '../../protocol/lsp.ts';
import { Client } from './client.ts';
import { COMMON, CURSOR, withoutCursor } from './fixtures.ts';

let folder: string;
let client: Client;
beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pline-lsp-'));
    await writeFile(join(folder, 'common.pline'), COMMON);
    client = await Client.start(folder);
});
afterAll(async () => {
    await client.stop();
    await rm(folder, { recursive: true });
});

let count = 0;
/** Opens a text in a file of its own. */
async function open(source: string): Promise<{ uri: string; position: { line: number; character: number } }> {
    const { text, position } = source.includes(CURSOR) ? withoutCursor(source) : withoutCursor(CURSOR + source);
    const uri = pathToFileURL(join(folder, `case${++count}.pline`)).href;
    await client.open(uri, text);
    return { uri, position };
}

test('says what is wrong as the text changes, also through imports', async () => {
    const { uri } = await open('import "common.pline"\nline a {\n  task b uses ingest.database in rau {\n    table: "t"\n  }\n}\n');
    expect(await client.diagnostics(uri, (messages) => messages.length > 0)).toEqual([expect.stringContaining('Did you mean "raw"?')]);
    await client.change(uri, 'import "common.pline"\nline a {\n  task b uses ingest.database in raw {\n    table: "t"\n  }\n}\n');
    expect(await client.diagnostics(uri, (messages) => messages.length === 0)).toEqual([]);
});

test('what was not saved is gone when the editor closes', async () => {
    const shared = pathToFileURL(join(folder, 'common.pline')).href;
    const { uri } = await open('import "common.pline"\nline a {\n  task b uses wait in other {\n    time: 1s\n  }\n}\n');
    await client.diagnostics(uri, (messages) => messages.some((message) => message.includes('"other"')));
    await client.open(shared, `${COMMON}\ngroup other {\n}\n`);
    await client.diagnostics(uri, (messages) => !messages.some((message) => message.includes('"other"')));
    await client.close(shared);
    expect(await client.diagnostics(uri, (messages) => messages.some((message) => message.includes('"other"')))).not.toEqual([]);
});

test('a file that was never saved is gone when the editor closes, and nothing else is', async () => {
    const { uri } = await open('group passing {\n}\n');
    const { uri: other } = await open(`import "${uri.split('/').at(-1)}"\nline a {\n  task b uses wait in passing {\n    time: 1s\n  }\n}\n`);
    await client.diagnostics(other, (messages) => messages.length === 0);
    await client.close(uri);
    await client.diagnostics(other, (messages) => messages.length > 0);
    await client.change(other, 'line a {\n}\n');
    expect(await client.connection.sendRequest(listLines, { uri: other })).toHaveLength(1);
});

test('completes', async () => {
    const { uri, position } = await open('import "common.pline"\nline a {\n  task b uses ▮\n}\n');
    const items = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    const item = (items as { items: CompletionItem[] }).items.find(({ label }) => label === 'wait');
    expect(item).toMatchObject({ detail: 'Wait', textEdit: { newText: 'wait {\n\ttime: ${1:30s}\n}' } });
    expect((item!.documentation as MarkupContent).value).toContain('Waits.');
});

test('completes right after a change, on the new text', async () => {
    const { uri } = await open('line a {\n}\n');
    await client.change(uri, 'line a {\n  task b uses wait {\n    time: 1s\n  }\n  task c uses wait {\n    after \n  }\n}\n');
    const result = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position: { line: 5, character: 10 } });
    expect((result as { items: CompletionItem[] }).items.map(({ label }) => label)).toContain('b');
});

test('a request that is given up breaks none after it', async () => {
    const { uri, position } = await open('line a {\n  task b uses ▮\n}\n');
    for (let round = 0; round < 20; round++) {
        const source = new CancellationTokenSource();
        const given = client.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } }, source.token).catch(() => undefined);
        source.cancel();
        await given;
    }
    const tokens = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
    const again = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
    expect(again!.data).toEqual(tokens!.data);
    const items = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    expect((items as { items: CompletionItem[] }).items).not.toEqual([]);
});

test('shows what a name means', async () => {
    const { uri, position } = await open('import "common.pline"\nline a {\n  task b uses ingest.database in raw {\n    table: "t"\n    ret▮ries: 5\n  }\n}\n');
    const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    expect((hover!.contents as MarkupContent).value).toContain('**Value:** `5` from this task');
});

test('goes to the declaration, in the library too', async () => {
    const { uri, position } = await open('line a {\n  task b uses wait {\n    ti▮me: 1s\n  }\n}\n');
    const [link] = await client.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position }) as LocationLink[];
    expect(link!.targetUri).toBe('pline-library:/control.pline');
    const text = await client.connection.sendRequest<string>(libraryText, { uri: link!.targetUri });
    expect(text.split('\n')[link!.targetSelectionRange.start.line]).toContain('time: duration required');
    expect(await client.connection.sendRequest(libraryText, { uri: 'pline-library:/none.pline' })).toBeNull();
});

test('outlines a file', async () => {
    const { uri } = await open('config x: 1\nline a "A" {\n  param day: string\n  task b "B" uses wait {\n    time: 1s\n  }\n}\n');
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }) as DocumentSymbol[];
    expect(symbols.map(({ name, detail, children }) => [name, detail, children?.map((child) => child.name)])).toEqual([['x', undefined, []], ['a', 'A', ['day', 'b']]]);
});

test('puts lenses over each line', async () => {
    const { uri } = await open('line a {\n}\n\nline b {\n}\n');
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    expect(lenses!.map(({ range, command }) => [range.start.line, command!.title, command!.command, command!.arguments])).toEqual([
        [0, '▷ Run', 'pline.runLine', [{ uri, line: 'a' }]], [0, 'Graph', 'pline.showGraph', [{ uri, line: 'a' }]],
        [3, '▷ Run', 'pline.runLine', [{ uri, line: 'b' }]], [3, 'Graph', 'pline.showGraph', [{ uri, line: 'b' }]],
    ]);
});

test('lists lines with what a run may be asked for', async () => {
    const { uri } = await open('import "common.pline"\nline a "A" {\n  param day: string\n  param many: integer = 3\n  task b "B" uses wait {\n    time: 1s\n  }\n}\n');
    expect(await client.connection.sendRequest<LineOutline[]>(listLines, { uri })).toEqual([{
        name: 'a', title: 'A', startLine: 1, endLine: 7,
        params: [{ name: 'day', type: 'string', required: true }, { name: 'many', type: 'integer', required: false, default: '3' }],
        environments: ['dev', 'prod'],
        externals: [],
        tasks: [{ name: 'b', title: 'B', activity: 'wait', startLine: 4, endLine: 6 }],
    }]);
});

test('lists activities with what they are for', async () => {
    const { uri } = await open('/** Mine.\n *\n * More. */\nactivity own.one "Own" {\n  runs exec {\n    command: ["true"]\n  }\n}\n');
    const activities = await client.connection.sendRequest<ActivityOutline[]>(listActivities, { uri });
    expect(activities).toContainEqual({ name: 'own.one', title: 'Own', description: 'Mine.' });
    expect(activities).toContainEqual({ name: 'wait', title: 'Wait', icon: 'clock', description: 'Waits.' });
});

test('plans edits for the newest version only', async () => {
    const { uri } = await open('line a {\n    task b uses wait {\n        time: 1s\n    }\n}\n');
    const edits = [{ kind: 'cloneTask', line: 'a', task: 'b' }];
    const planned = await client.connection.sendRequest<PlanEditsResult>(planEdits, { uri, version: 1, edits });
    expect(planned).toMatchObject({ ok: true, created: [expect.stringMatching(/^b/)] });
    const version = await client.change(uri, 'line a {\n}\n');
    expect(await client.connection.sendRequest(planEdits, { uri, version: 1, edits })).toMatchObject({ ok: false, message: expect.stringContaining('changed') });
    expect(await client.connection.sendRequest(planEdits, { uri, version, edits })).toMatchObject({ ok: false, message: expect.stringContaining('no task "b"') });
});

test('a file that is not there is an error of that request alone', async () => {
    const uri = pathToFileURL(join(folder, 'missing.pline')).href;
    await expect(client.connection.sendRequest(listLines, { uri })).rejects.toThrow(/missing\.pline/);
    const { uri: other } = await open('line a {\n}\n');
    expect(await client.connection.sendRequest(listLines, { uri: other })).toHaveLength(1);
});
