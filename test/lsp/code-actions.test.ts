import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CodeActionRequest, CompletionRequest, type ClientCapabilities, type CodeAction, type Range, type TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client.ts';

const CAPABILITIES: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } }, textDocument: { publishDiagnostics: {} } };

const folder = mkdtempSync(join(tmpdir(), 'pline-actions-'));
writeFileSync(join(folder, 'names.pline'), 'connection lake: duckdb { file: "lake.duckdb" }\n');
const uri = pathToFileURL(join(folder, 'main.pline')).href;

let client: Client;
beforeAll(async () => {
    client = await Client.start(folder, CAPABILITIES);
});
afterAll(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
});

const TEXT = `line a {
    task q uses sql.query {
        connection: lake
        sql: "select 1"
        retries: "2"
    }
}
`;

async function actions(range: Range, only?: string[]): Promise<CodeAction[]> {
    const answer = await client.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context: { diagnostics: [], ...(only && { only }) } });
    return (answer ?? []) as CodeAction[];
}

function at(text: string, words: string): Range {
    const document = TextDocument.create(uri, 'pline', 0, text);
    const start = document.positionAt(text.indexOf(words));
    return { start, end: start };
}

/** What an editor makes of an action: the text, and the files that it creates. */
function done(text: string, { edit }: CodeAction): { text: string; created: Record<string, string> } {
    const created: Record<string, string> = {};
    let result = text;
    for (const change of edit?.documentChanges ?? []) {
        if ('kind' in change) {
            if (change.kind === 'create') created[change.uri] = '';
            continue;
        }
        const document = TextDocument.create(change.textDocument.uri, 'pline', 0, created[change.textDocument.uri] ?? text);
        const changed = TextDocument.applyEdits(document, change.edits as TextEdit[]);
        if (change.textDocument.uri in created) created[change.textDocument.uri] = changed;
        else result = changed;
    }
    return { text: result, created };
}

test('the editor is told which kinds there are', () => {
    expect(client.initialized.capabilities.codeActionProvider).toEqual({ codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.inline', 'refactor.move', 'source.fixAll.pline'] });
});

test('a fix of what stands at the cursor mends it, on the version of the text that it was made for', async () => {
    await client.open(uri, TEXT);
    await client.diagnostics(uri, (messages) => messages.length === 2);
    const [first] = await actions(at(TEXT, 'lake'), ['quickfix']);
    expect(first).toMatchObject({ title: 'Import "names.pline"', isPreferred: true, diagnostics: [{ code: 'unknown-name' }], edit: { documentChanges: [{ textDocument: { uri, version: 1 } }] } });
    const { text } = done(TEXT, first!);
    await client.change(uri, text);
    expect(await client.diagnostics(uri, (messages) => messages.length === 1)).toEqual([expect.stringContaining('"retries" of sql.query takes a whole number')]);
});

test('everything that is safe is mended at once, on save', async () => {
    const text = readFileSync(join(folder, 'names.pline'), 'utf8') + TEXT;
    await client.change(uri, text);
    await client.diagnostics(uri, (messages) => messages.length === 1);
    expect(await actions(at(text, 'line'))).toEqual([]);
    const [all] = await actions(at(text, 'line'), ['source.fixAll']);
    expect(all?.kind).toBe('source.fixAll.pline');
    expect(done(text, all!).text).toBe(text.replace('"2"', '2'));
});

test('a script goes into a file of its own', async () => {
    const text = `connection lake: duckdb { file: "x" }\n${TEXT}`;
    await client.change(uri, text);
    await client.diagnostics(uri, (messages) => messages.length === 1);
    const [extract] = await actions(at(text, 'select'), ['refactor.extract']);
    expect(extract?.title).toBe('Move "sql" to the file q.sql');
    expect(done(text, extract!)).toEqual({ text: text.replace('sql: "select 1"', 'file: "q.sql"'), created: { [new URL('q.sql', uri).href]: 'select 1\n' } });
});

test('completion brings in the file that declares a name', async () => {
    await client.change(uri, TEXT.replace('lake', ''));
    const { items } = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position: { line: 2, character: 20 } }) as { items: { label: string; additionalTextEdits?: TextEdit[] }[] };
    expect(items.find(({ label }) => label === 'lake')?.additionalTextEdits).toEqual([{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'import "names.pline"\n\n' }]);
});
