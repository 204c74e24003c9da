import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
    CallHierarchyIncomingCallsRequest, CallHierarchyOutgoingCallsRequest, CallHierarchyPrepareRequest, CodeLensRequest, DocumentFormattingRequest, DocumentHighlightRequest,
    DocumentLinkRequest, DocumentOnTypeFormattingRequest, DocumentRangeFormattingRequest, FileChangeType, FoldingRangeRequest, HoverRequest, InlayHintRequest, LinkedEditingRangeRequest,
    PrepareRenameRequest, ReferencesRequest, RenameRequest, SelectionRangeRequest, TypeDefinitionRequest, WorkspaceSymbolRequest,
    type MarkupContent, type SymbolInformation, type TextDocumentPositionParams,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client.ts';
import { COMMON, withoutCursor } from './fixtures.ts';

const TEXT = `import "common.pline"
line a {
    schedule "0 2 * * *"
    task b uses ingest.database in raw {
        table: "t"
    }
    task c uses python {
        after b, finance.close_books
        script: "jobs/there.py"
    }
    task d uses python {
        script: "jobs/missing.py"
        after b
    }
}
`;

let folder: string;
let client: Client;
let uri: string;
beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pline-navigation-'));
    await writeFile(join(folder, 'common.pline'), COMMON);
    await mkdir(join(folder, 'jobs'));
    await writeFile(join(folder, 'jobs', 'there.py'), '');
    await writeFile(join(folder, 'a.pline'), TEXT);
    uri = pathToFileURL(join(folder, 'a.pline')).href;
    client = await Client.start(folder);
    await client.open(uri, TEXT);
});
afterAll(async () => {
    await client.stop();
    await rm(folder, { recursive: true, maxRetries: 5 });
});

const document = () => ({ textDocument: { uri } });
/** Where a piece of the text stands; the cursor is in its middle. */
function at(piece: string): TextDocumentPositionParams {
    const { position } = withoutCursor(TEXT.replace(piece.replace('▮', ''), piece));
    return { ...document(), position };
}

test('says what it can do', () => {
    expect(client.initialized.capabilities).toMatchObject({
        referencesProvider: true, documentHighlightProvider: true, renameProvider: { prepareProvider: true }, typeDefinitionProvider: true, callHierarchyProvider: {}, workspaceSymbolProvider: {},
        foldingRangeProvider: true, selectionRangeProvider: true, linkedEditingRangeProvider: true, documentLinkProvider: {}, inlayHintProvider: {}, codeLensProvider: {},
        documentFormattingProvider: true, documentRangeFormattingProvider: true, documentOnTypeFormattingProvider: { firstTriggerCharacter: '}' },
    });
});

test('finds references and marks them', async () => {
    const references = await client.connection.sendRequest(ReferencesRequest.type, { ...at('task ▮b uses'), context: { includeDeclaration: true } });
    expect(references?.map(({ range }) => range.start.line)).toEqual([3, 7, 12]);
    expect(await client.connection.sendRequest(DocumentHighlightRequest.type, at('task ▮b uses'))).toHaveLength(3);
    expect(await client.connection.sendRequest(LinkedEditingRangeRequest.type, at('task ▮b uses'))).toMatchObject({ ranges: [{}, {}, {}] });
});

test('renames across files, and says why it does not', async () => {
    expect(await client.connection.sendRequest(PrepareRenameRequest.type, at('close_▮books'))).toEqual({ start: { line: 7, character: 25 }, end: { line: 7, character: 36 } });
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...at('close_▮books'), newName: 'close' });
    expect(Object.entries(edit!.changes!).map(([file, edits]) => [file.split('/').at(-1), edits.map(({ newText }) => newText)])).toEqual([['common.pline', ['close']], ['a.pline', ['close']]]);
    await expect(client.connection.sendRequest(PrepareRenameRequest.type, at('uses ▮ingest'))).rejects.toThrow('standard library');
    await expect(client.connection.sendRequest(RenameRequest.type, { ...at('task ▮b uses'), newName: 'c' })).rejects.toThrow('has a task "c" already');
});

test('goes to types, and up and down the line', async () => {
    expect(await client.connection.sendRequest(TypeDefinitionRequest.type, at('task ▮b uses'))).toMatchObject([{ targetUri: 'pline-library:/ingest.pline' }]);
    const [item] = await client.connection.sendRequest(CallHierarchyPrepareRequest.type, at('task ▮c uses')) ?? [];
    const incoming = await client.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item: item! });
    expect(incoming?.map(({ from }) => from.name)).toEqual(['b', 'close_books']);
    const outgoing = await client.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item: incoming![0]!.from });
    expect(outgoing?.map(({ to }) => to.name)).toEqual(['c', 'd']);
});

test('finds symbols of all files', async () => {
    const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'close' }) as SymbolInformation[];
    expect(symbols.map(({ name, containerName }) => [name, containerName])).toEqual([['close_books', 'finance']]);
});

test('folds and grows a selection', async () => {
    expect(await client.connection.sendRequest(FoldingRangeRequest.type, document())).toContainEqual({ startLine: 3, endLine: 4 });
    const [range] = await client.connection.sendRequest(SelectionRangeRequest.type, { ...document(), positions: [at('jobs/▮there').position] }) ?? [];
    expect(range).toMatchObject({ range: { start: { line: 8, character: 22 }, end: { line: 8, character: 27 } }, parent: { range: { start: { line: 8, character: 17 } } } });
});

test('links imports and files that are there, and warns of those that are not', async () => {
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, document());
    expect(links?.map(({ target }) => target?.replace(pathToFileURL(folder).href, ''))).toEqual(['/common.pline', '/jobs/there.py']);
    expect(await client.diagnostics(uri, (messages) => messages.length > 0)).toEqual(expect.arrayContaining([expect.stringContaining('There is no file "jobs/missing.py"')]));
});

test('a file that comes or goes is noticed', async () => {
    await writeFile(join(folder, 'jobs', 'missing.py'), '');
    await client.changedOnDisk(pathToFileURL(join(folder, 'jobs', 'missing.py')).href, FileChangeType.Created);
    await client.diagnostics(uri, (messages) => !messages.some((message) => message.includes('missing.py')));
    await rm(join(folder, 'jobs', 'missing.py'));
    await client.changedOnDisk(pathToFileURL(join(folder, 'jobs', 'missing.py')).href, FileChangeType.Deleted);
    expect(await client.diagnostics(uri, (messages) => messages.some((message) => message.includes('missing.py')))).not.toEqual([]);
});

test('shows inherited values, dependents and when a line starts', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const hints = await client.connection.sendRequest(InlayHintRequest.type, { ...document(), range });
    expect(hints?.map(({ label }) => (label as { value: string }[]).map(({ value }) => value).join(''))).toEqual(['G schema: "raw", retries: 2', 'A connection: crm, target: "<<lake>>"']);
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, document());
    expect(lenses?.map(({ command }) => command?.title)).toEqual(['▷ Run', 'Graph', '2 dependents', '0 dependents', '0 dependents']);
    const hover = await client.connection.sendRequest(HoverRequest.type, at('"0 2▮ * * *"'));
    expect((hover!.contents as MarkupContent).value).toContain('**At 02:00**');
});

test('formats documents, ranges, and as one types', async () => {
    const options = { tabSize: 2, insertSpaces: true };
    const whole = await client.connection.sendRequest(DocumentFormattingRequest.type, { ...document(), options });
    expect(TextDocument.applyEdits(TextDocument.create(uri, 'pline', 0, TEXT), whole!)).toBe(TEXT.replaceAll('    ', '  '));
    const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 5 } };
    expect(await client.connection.sendRequest(DocumentRangeFormattingRequest.type, { ...document(), range, options })).toHaveLength(3);
    expect(await client.connection.sendRequest(DocumentOnTypeFormattingRequest.type, { ...document(), position: { line: 5, character: 5 }, ch: '}', options })).toHaveLength(3);
});
