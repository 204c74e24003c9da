import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
    CompletionRequest, createProtocolConnection, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification, HoverRequest, InitializedNotification, InitializeRequest,
    PublishDiagnosticsNotification, StreamMessageReader, StreamMessageWriter, type CompletionItem, type CompletionList, type Position, type ProtocolConnection,
} from 'vscode-languageserver/node';

/** A language server under measurement: any that speaks over stdio. All times are milliseconds. */
export class MeasuredServer {
    private readonly child: ChildProcess;
    private readonly connection: ProtocolConnection;
    private readonly languageId: string;
    private version = 1;
    private onDiagnostics: (uri: string, count: number) => void = () => {};

    private constructor(child: ChildProcess, connection: ProtocolConnection, languageId: string) {
        this.child = child;
        this.connection = connection;
        this.languageId = languageId;
    }

    /** @param settings what the server asks for with `workspace/configuration`, by section */
    static async start(command: readonly string[], languageId: string, settings: Readonly<Record<string, unknown>> = {}): Promise<MeasuredServer> {
        const child = spawn(command[0]!, command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
        const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
        const server = new MeasuredServer(child, connection, languageId);
        connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) => items.map(({ section }) => settings[section ?? ''] ?? null));
        connection.onRequest('client/registerCapability', () => null);
        connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => server.onDiagnostics(uri, diagnostics.length));
        connection.listen();
        await connection.sendRequest(InitializeRequest.type, {
            processId: process.pid, rootUri: null, workspaceFolders: null,
            capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } }, textDocument: { completion: { completionItem: { snippetSupport: true } }, hover: { contentFormat: ['markdown'] } } },
        });
        await connection.sendNotification(InitializedNotification.type, {});
        await connection.sendNotification('workspace/didChangeConfiguration', { settings });
        return server;
    }

    /** From opening a document to its first diagnostics. */
    async open(uri: string, text: string): Promise<number> {
        const fresh = this.diagnostics(uri, () => true);
        const start = performance.now();
        await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: this.languageId, version: this.version, text } });
        await fresh;
        return performance.now() - start;
    }

    /** From a keystroke to the diagnostics of the text with it. @param wanted how many diagnostics that text has */
    async type(uri: string, start: Position, end: Position, text: string, wanted: (count: number) => boolean): Promise<number> {
        const fresh = this.diagnostics(uri, wanted);
        const began = performance.now();
        await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: ++this.version }, contentChanges: [{ range: { start, end }, text }] });
        await fresh;
        return performance.now() - began;
    }

    async complete(uri: string, position: Position): Promise<{ time: number; items: number }> {
        const { time, result } = await this.request(CompletionRequest.method, uri, { position }) as { time: number; result: CompletionItem[] | CompletionList | null };
        return { time, items: Array.isArray(result) ? result.length : result?.items.length ?? 0 };
    }

    async hover(uri: string, position: Position): Promise<{ time: number; found: boolean }> {
        const { time, result } = await this.request(HoverRequest.method, uri, { position });
        return { time, found: result !== null };
    }

    /** Any request about a document. */
    async request(method: string, uri: string, params: object): Promise<{ time: number; result: unknown }> {
        const start = performance.now();
        const result = await this.connection.sendRequest<unknown>(method, { textDocument: { uri }, ...params });
        return { time: performance.now() - start, result };
    }

    /** Resident memory in MB; NaN where the system does not tell. */
    memory(): number {
        try {
            return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))?.[1]) / 1024;
        } catch {
            return Number.NaN;
        }
    }

    stop(): void {
        this.connection.dispose();
        this.child.kill('SIGKILL');
    }

    private diagnostics(uri: string, wanted: (count: number) => boolean): Promise<void> {
        return new Promise((resolve) => {
            this.onDiagnostics = (about, count) => {
                if (about === uri && wanted(count)) resolve();
            };
        });
    }
}
