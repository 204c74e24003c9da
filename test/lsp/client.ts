import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
    createProtocolConnection, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, ExitNotification, InitializedNotification,
    DidChangeWatchedFilesNotification, InitializeRequest, PublishDiagnosticsNotification, ShutdownRequest, StreamMessageReader, StreamMessageWriter,
    type ClientCapabilities, type Diagnostic, type FileChangeType, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams, type Range,
} from 'vscode-languageserver-protocol/node';
import { linesChanged, runsChanged } from '../../protocol/history.ts';
import { graphChanged, listLines, logChanged, runChanged, taskChanged } from '../../protocol/lsp.ts';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

const CAPABILITIES: ClientCapabilities = {
    textDocument: { completion: { completionItem: { snippetSupport: true } }, publishDiagnostics: { versionSupport: true }, hover: { contentFormat: ['markdown'] } },
};

/** The built server as a child process, and an editor's side of the protocol. */
export class Client {
    readonly connection: ProtocolConnection;
    readonly child: ChildProcess;
    readonly initialized: InitializeResult;
    private readonly versions = new Map<string, number>();
    private readonly received: PublishDiagnosticsParams[] = [];
    private readonly notes = new Map<string, unknown[]>();
    private waiting: { readonly look: () => boolean; readonly resolve: () => void }[] = [];

    private constructor(child: ChildProcess, connection: ProtocolConnection, initialized: InitializeResult) {
        this.child = child;
        this.connection = connection;
        this.initialized = initialized;
    }

    /** @param folders the workspace's folder, or several; without one there is none */
    static async start(folders: string | readonly string[] = [], capabilities: ClientCapabilities = CAPABILITIES): Promise<Client> {
        if (!existsSync(SERVER)) throw new Error('dist/server.js is not there: run npm run build first');
        const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
        const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
        connection.listen();
        // Nobody is left to answer what was asked.
        child.once('exit', () => connection.dispose());
        const workspaceFolders = [folders].flat().map((folder) => ({ uri: pathToFileURL(folder).href, name: basename(folder) }));
        const initialized = await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, workspaceFolders: workspaceFolders.length > 0 ? workspaceFolders : null, capabilities });
        const client = new Client(child, connection, initialized);
        connection.onNotification(PublishDiagnosticsNotification.type, (params) => client.arrived(() => client.received.push(params)));
        for (const method of [graphChanged, linesChanged, logChanged, runChanged, runsChanged, taskChanged]) {
            connection.onNotification(method, (params: unknown) => client.arrived(() => {
                client.notes.set(method, [...client.notes.get(method) ?? [], params]);
            }));
        }
        await connection.sendNotification(InitializedNotification.type, {});
        return client;
    }

    async open(uri: string, text: string): Promise<void> {
        this.versions.set(uri, 1);
        await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'pline', version: 1, text } });
    }

    /** Exchanges the whole text, or what stands in a range. @returns the new version */
    async change(uri: string, text: string, range?: Range): Promise<number> {
        const version = (this.versions.get(uri) ?? 0) + 1;
        this.versions.set(uri, version);
        await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [range ? { range, text } : { text }] });
        return version;
    }

    /** Tells what happened to a file on disk. */
    async changedOnDisk(uri: string, type: FileChangeType): Promise<void> {
        await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
    }

    /** @returns a file's diagnostics after all changes that were sent */
    async settled(uri: string): Promise<readonly Diagnostic[]> {
        await this.connection.sendRequest(listLines, { uri });
        return this.received.findLast((params) => params.uri === uri)?.diagnostics ?? [];
    }

    async close(uri: string): Promise<void> {
        await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    }

    /** Waits until a file's newest diagnostics are such. @returns their messages */
    async diagnostics(uri: string, wanted: (messages: readonly string[]) => boolean): Promise<string[]> {
        const newest = (): string[] | undefined => this.received.findLast((params) => params.uri === uri)?.diagnostics.map(({ message }) => typeof message === 'string' ? message : message.value);
        await this.until(() => wanted(newest() ?? []) && newest() !== undefined);
        return newest()!;
    }

    /** Waits for a notification of Pline's own. @returns the first that fits, whenever it came */
    async notification<T>(method: string, fits: (params: T) => boolean): Promise<T> {
        const find = (): T | undefined => this.notifications<T>(method).find(fits);
        await this.until(() => find() !== undefined);
        return find()!;
    }

    notifications<T>(method: string): T[] {
        return (this.notes.get(method) ?? []) as T[];
    }

    async stop(): Promise<void> {
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        await this.connection.sendRequest(ShutdownRequest.type);
        await this.connection.sendNotification(ExitNotification.type);
        await ended;
        this.connection.dispose();
    }

    private arrived(note: () => void): void {
        note();
        const [ready, waiting] = [this.waiting.filter(({ look }) => look()), this.waiting.filter(({ look }) => !look())];
        this.waiting = waiting;
        for (const { resolve } of ready) resolve();
    }

    private async until(look: () => boolean): Promise<void> {
        if (!look()) await new Promise<void>((resolve) => this.waiting.push({ look, resolve }));
    }
}
