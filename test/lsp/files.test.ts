import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'langium';
import { NodeFileSystem, NodeFileSystemProvider } from 'langium/node';
import { CompletionRequest, DidChangeWorkspaceFoldersNotification, FileChangeType, HoverRequest, LSPErrorCodes, ResponseError, type CompletionItem, type FileEvent, type MarkupContent } from 'vscode-languageserver-protocol/node';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createServerServices } from '../../server/services.ts';
import { Client } from './client.ts';
import { withoutCursor } from './fixtures.ts';

const SHARED = 'group shared {\n    retries: 1\n}\n';
const MAIN = 'import "lib/shared.pline"\nline a {\n    task b uses wait in shared { time: 1s }\n}\n';
const NO_FILE = 'There is no file "lib/shared.pline" that could be read.';

const messagesOf = async (client: Client, uri: string): Promise<string[]> => (await client.settled(uri)).map(({ message }) => typeof message === 'string' ? message : message.value);
const none = (messages: readonly string[]): boolean => messages.length === 0;
const some = (messages: readonly string[]): boolean => messages.length > 0;

/** A folder with files that goes with the test. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'pline-files-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
    }
    return folder;
}

async function startIn(...folders: readonly string[]): Promise<Client> {
    const client = await Client.start(folders);
    onTestFinished(() => client.stop());
    return client;
}

const uriOf = (...path: readonly string[]): string => pathToFileURL(join(...path)).href;

describe('on disk', () => {
    test('a file that goes and comes back is missed and found', async () => {
        const folder = await folderOf({ 'main.pline': MAIN, 'lib/shared.pline': SHARED });
        const client = await startIn(folder);
        const [main, shared] = [uriOf(folder, 'main.pline'), uriOf(folder, 'lib/shared.pline')];
        expect(await client.diagnostics(main, none)).toEqual([]);
        await rm(join(folder, 'lib/shared.pline'));
        await client.changedOnDisk(shared, FileChangeType.Deleted);
        expect(await client.diagnostics(main, some)).toEqual([expect.stringContaining(NO_FILE)]);
        await writeFile(join(folder, 'lib/shared.pline'), SHARED);
        await client.changedOnDisk(shared, FileChangeType.Created);
        expect(await client.diagnostics(main, none)).toEqual([]);
    });

    test('a folder that is renamed takes its files along', async () => {
        const folder = await folderOf({ 'main.pline': MAIN, 'lib/shared.pline': SHARED });
        const client = await startIn(folder);
        const main = uriOf(folder, 'main.pline');
        await rename(join(folder, 'lib'), join(folder, 'old.lib'));
        await client.changedOnDisk(uriOf(folder, 'lib'), FileChangeType.Deleted);
        await client.changedOnDisk(uriOf(folder, 'old.lib'), FileChangeType.Created);
        expect(await client.diagnostics(main, some)).toEqual([expect.stringContaining(NO_FILE)]);
        await client.open(main, MAIN.replace('lib/', 'old.lib/'));
        expect(await client.diagnostics(main, none)).toEqual([]);
    });

    test('a file that is open stays what it is in the editor, until it closes', async () => {
        const folder = await folderOf({ 'main.pline': MAIN, 'lib/shared.pline': SHARED });
        const client = await startIn(folder);
        const [main, shared] = [uriOf(folder, 'main.pline'), uriOf(folder, 'lib/shared.pline')];
        await client.open(shared, SHARED);
        await rm(join(folder, 'lib/shared.pline'));
        await client.changedOnDisk(shared, FileChangeType.Deleted);
        expect(await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: shared }, position: { line: 0, character: 7 } })).not.toBeNull();
        expect(await messagesOf(client, main)).toEqual([]);
        await client.close(shared);
        await client.open(shared, SHARED);
        expect(await messagesOf(client, main)).toEqual([]);
        await client.close(shared);
        expect(await client.diagnostics(main, some)).toEqual([expect.stringContaining(NO_FILE)]);
    });

    test('a file that is gone when its change is told keeps nothing from being checked', async () => {
        const folder = await folderOf({ 'main.pline': MAIN, 'lib/shared.pline': SHARED });
        const client = await startIn(folder);
        const main = uriOf(folder, 'main.pline');
        await rm(join(folder, 'lib/shared.pline'));
        await client.changedOnDisk(uriOf(folder, 'lib/shared.pline'), FileChangeType.Changed);
        expect(await client.diagnostics(main, some)).toEqual([expect.stringContaining(NO_FILE)]);
        await client.open(main, 'line a {\n}\n');
        expect(await client.diagnostics(main, none)).toEqual([]);
    });

    test('a file that cannot be read is left out, and the others are there', async () => {
        const folder = await folderOf({ 'main.pline': MAIN, 'lib/shared.pline': SHARED });
        const told = vi.spyOn(console, 'error').mockReturnValue(undefined);
        onTestFinished(() => told.mockRestore());
        class PartlyReadable extends NodeFileSystemProvider {
            override readFile(uri: URI): Promise<string> {
                return uri.path.endsWith('shared.pline') ? Promise.reject(new Error('EACCES: permission denied')) : super.readFile(uri);
            }
        }
        const { WorkspaceManager: manager, LangiumDocuments: documents } = createServerServices({ ...NodeFileSystem, fileSystemProvider: () => new PartlyReadable() }).shared.workspace;
        await manager.initializeWorkspace([{ uri: pathToFileURL(folder).href, name: 'project' }]);
        expect(documents.getDocument(URI.file(join(folder, 'main.pline')))!.diagnostics).toEqual([expect.objectContaining({ code: 'missing-import' })]);
        expect(told).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('EACCES: permission denied'));
    });

    test('what a run writes gives no work', async () => {
        const folder = await folderOf({ 'main.pline': MAIN, 'lib/shared.pline': SHARED, 'lake.duckdb': '', '.pline/runs/1/journal.jsonl': '' });
        const services = createServerServices(NodeFileSystem).shared;
        await services.workspace.WorkspaceManager.initializeWorkspace([]);
        const updated = Promise.withResolvers<readonly URI[]>();
        services.workspace.DocumentBuilder.onUpdate((changed) => updated.resolve(changed));
        const changed = (path: string): FileEvent => ({ uri: uriOf(folder, path), type: FileChangeType.Changed });
        services.lsp.DocumentUpdateHandler.didChangeWatchedFiles!({ changes: [changed('lake.duckdb'), changed('.pline/runs/1/journal.jsonl')] });
        services.lsp.DocumentUpdateHandler.didChangeWatchedFiles!({ changes: [changed('lake.duckdb'), changed('lib/shared.pline')] });
        expect((await updated.promise).map(String)).toEqual([uriOf(folder, 'lib/shared.pline')]);
    });
});

describe('never saved', () => {
    test.each(['untitled:Untitled-1', 'untitled:new.pline'])('%s is checked, and imports from the workspace\'s folder', async (uri) => {
        const client = await startIn(await folderOf({ 'lib/shared.pline': SHARED }));
        await client.open(uri, MAIN.replace('1s', '"soon"'));
        expect(await messagesOf(client, uri)).toEqual([expect.stringContaining('duration')]);
        await client.change(uri, MAIN);
        expect(await messagesOf(client, uri)).toEqual([]);
        const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 2, character: 26 } });
        expect((hover!.contents as MarkupContent).value).toContain('shared');
    });

    test('a document that has a place already imports from there', async () => {
        const folder = await folderOf({ 'deep/lib/shared.pline': SHARED });
        const client = await startIn(folder);
        const uri = `untitled:${join(folder, 'deep/new.pline')}`;
        await client.open(uri, MAIN);
        expect(await messagesOf(client, uri)).toEqual([]);
    });

    test('a document outside of any folder is told to be saved before it imports', async () => {
        const client = await startIn();
        await client.open('untitled:Untitled-1', MAIN);
        expect(await messagesOf(client, 'untitled:Untitled-1')).toEqual([`${NO_FILE} A path is relative to the folder of this file: save it first.`]);
    });

    test('what it may import is proposed', async () => {
        const client = await startIn(await folderOf({ 'lib/shared.pline': SHARED }));
        const { text, position } = withoutCursor('import "▮"\n');
        await client.open('untitled:Untitled-1', text);
        const result = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri: 'untitled:Untitled-1' }, position });
        expect((result as { items: CompletionItem[] }).items.map(({ label }) => label)).toEqual(['lib/shared.pline']);
    });
});

test('what is asked of a document that closes before it is read is answered', async () => {
    const client = await startIn();
    const uri = 'untitled:Untitled-1';
    await client.open(uri, Array.from({ length: 2_000 }, (_, index) => `line a${index} {\n    task b uses wait { time: 1s }\n}\n`).join(''));
    const hovers = [0, 1].map((line) => client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character: 6 } }));
    await client.close(uri);
    const answers = await Promise.allSettled(hovers);
    expect(answers.flatMap((answer) => answer.status === 'rejected' ? [answer.reason instanceof ResponseError && answer.reason.code] : [])).toEqual([LSPErrorCodes.RequestCancelled, LSPErrorCodes.RequestCancelled]);
});

describe('side by side', () => {
    test('the folders of a workspace may use the same names, and do not see each other\'s', async () => {
        const [one, two] = [await folderOf({ 'lib.pline': SHARED, 'main.pline': 'import "lib.pline"\nline a {\n}\n' }), await folderOf({ 'lib.pline': 'group other {\n}\n' })];
        const client = await startIn(one, two);
        for (const [folder, mine, theirs] of [[one, 'shared', 'other'], [two, 'other', 'shared']] as const) {
            const uri = uriOf(folder, 'asks.pline');
            const { text, position } = withoutCursor('import "lib.pline"\nline a {\n    task b uses wait in ▮ { time: 1s }\n}\n');
            await client.open(uri, text.replace('in  ', `in ${theirs} `));
            expect(await messagesOf(client, uri)).toEqual([expect.stringContaining(`There is no group "${theirs}"`)]);
            await client.change(uri, text);
            const result = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
            const labels = (result as { items: CompletionItem[] }).items.map(({ label }) => label);
            expect(labels).toContain(mine);
            expect(labels).not.toContain(theirs);
        }
        expect(await messagesOf(client, uriOf(one, 'main.pline'))).toEqual([]);
    });

    test('a folder may be added and removed', async () => {
        const [one, two] = [await folderOf({ 'main.pline': 'line a {\n}\n' }), await folderOf({ 'main.pline': 'line b {\n', 'deep/main.pline': 'line c {\n' })];
        const client = await Client.start([one], { workspace: { workspaceFolders: true } });
        onTestFinished(() => client.stop());
        const change = (added: readonly string[], removed: readonly string[]): Promise<void> => {
            const [add, remove] = [added, removed].map((folders) => folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })));
            return client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added: add!, removed: remove! } });
        };
        await change([two, join(two, 'deep')], []);
        await client.diagnostics(uriOf(two, 'deep/main.pline'), some);
        expect(await client.diagnostics(uriOf(two, 'main.pline'), some)).toEqual([expect.stringContaining('The file ends')]);
        await change([], [two]);
        expect(await client.diagnostics(uriOf(two, 'main.pline'), none)).toEqual([]);
        expect(await client.diagnostics(uriOf(two, 'deep/main.pline'), some)).toEqual([expect.stringContaining('The file ends')]);
    });

    test('errors in one file hide nothing in another', async () => {
        const folder = await folderOf({ 'lib/shared.pline': `${SHARED}line broken {\n    task x uses shell { command: "open }\n}\ngroup {{{ ~ """` });
        const client = await startIn(folder);
        const uri = uriOf(folder, 'main.pline');
        await client.open(uri, MAIN.replace('1s', '"soon"').replace('wait in shared', 'wait in shard'));
        expect(await messagesOf(client, uri)).toEqual([expect.stringContaining('Did you mean "shared"?'), expect.stringContaining('duration')]);
        expect(await messagesOf(client, uriOf(folder, 'lib/shared.pline'))).not.toEqual([]);
    });
});

test.each([
    ['half a character', 'import "\uD800"\n'],
    ['control characters', '\0\u001B[2J'],
    ['a mark and lone returns', '\uFEFFline a {\r}\r'],
    ['quotes', '"""'.repeat(999)],
    ['deep blocks', '{'.repeat(5_000)],
    ['deep lists', `config a: ${'['.repeat(5_000)}`],
    ['deep maps', `config a: ${'{ a: '.repeat(5_000)}`],
    ['deep types', `activity a { b: ${'list of '.repeat(5_000)}`],
    ['placeholders', `config a: "${'<<a>>'.repeat(5_000)}"`],
])('a text may hold %s, and the server goes on', async (_what, text) => {
    const client = await startIn(await folderOf({ 'lib/shared.pline': SHARED }));
    await client.open('untitled:any', text);
    await client.open('untitled:main', MAIN);
    expect(await messagesOf(client, 'untitled:main')).toEqual([]);
    await client.change('untitled:any', 'group {');
    expect(await messagesOf(client, 'untitled:any')).not.toEqual([]);
});
