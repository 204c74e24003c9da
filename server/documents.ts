import { URI, UriUtils, type FileSystemProvider, type LangiumDocuments, type TextDocumentProvider } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import { FileChangeType, type CancellationToken, type DidChangeWatchedFilesParams, type FileEvent, type TextDocumentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isCode } from '../language/model/paths.ts';
import { LIBRARY_SCHEME } from '../language/uris.ts';

/** What runs write, and other folders that change often and hold no source. */
const NOISE = /\/(\.pline|\.git|node_modules)\//;

/** Keeps the server's files in step with the editor and the disk. What is open in the editor counts as it is there, whatever happens to the file. */
export class PlineDocumentUpdates extends DefaultDocumentUpdateHandler {
    /** Resolves when all changes that were told so far are taken in: from then on no file counts as newer than it is. */
    takenIn: Promise<void> = Promise.resolve();
    private readonly files: FileSystemProvider;
    private readonly documents: LangiumDocuments;
    private readonly open: TextDocumentProvider | undefined;

    constructor(services: LangiumSharedServices) {
        super(services);
        this.files = services.workspace.FileSystemProvider;
        this.documents = services.workspace.LangiumDocuments;
        this.open = services.workspace.TextDocuments;
    }

    protected override fireDocumentUpdate(changed: URI[], deleted: URI[]): void {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.takenIn = promise;
        const update = async (token: CancellationToken): Promise<void> => {
            const listener = this.documentBuilder.onUpdate(() => resolve());
            await this.documentBuilder.update(changed, deleted, token).finally(() => listener.dispose());
        };
        this.workspaceManager.ready.then(() => this.workspaceLock.write(update)).catch((error: unknown) => {
            console.error(`A change could not be worked in: ${error instanceof Error ? error.message : String(error)}`);
        }).finally(resolve);
    }

    /** What was typed and not saved is gone once the editor closes: the file counts again, if there is one. */
    async didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): Promise<void> {
        const uri = URI.parse(document.uri);
        if (uri.scheme === LIBRARY_SCHEME) return;
        const isOnDisk = uri.scheme === 'file' && await this.files.exists(uri);
        // It may have been opened again meanwhile.
        if (isOnDisk || this.isOpen(uri)) this.fireDocumentUpdate([uri], []);
        else this.fireDocumentUpdate([], [uri]);
    }

    /** Passes on what concerns the language: a run may write other files all the time, and each update gives up the one before it. */
    override async didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): Promise<void> {
        const sources = await Promise.all(changes.filter(({ uri }) => !NOISE.test(uri)).map((change) => this.sources(change)));
        if (sources.flat().length > 0) super.didChangeWatchedFiles({ changes: sources.flat() });
    }

    /** @returns the change itself, or for a folder what it means for files */
    private async sources({ uri: text, type }: FileEvent): Promise<FileEvent[]> {
        const uri = URI.parse(text);
        if (isCode(uri.path)) return type === FileChangeType.Changed ? [] : this.naming(uri);
        if (type === FileChangeType.Deleted) {
            const gone = this.documents.all.filter((document) => UriUtils.contains(uri, document.uri) && !this.isOpen(document.uri));
            return gone.map((document) => ({ uri: document.uri.toString(), type })).toArray();
        }
        const isSource = UriUtils.extname(uri) === '.pline' || (type === FileChangeType.Created && await this.isFolder(uri));
        return isSource ? [{ uri: text, type }] : [];
    }

    /** The files that may name a script, notebook or SQL file: whether that is there is checked with them. */
    private naming(uri: URI): FileEvent[] {
        const naming = this.documents.all.filter((document) => document.uri.scheme === 'file' && document.textDocument.getText().includes(UriUtils.basename(uri)));
        return naming.map((document): FileEvent => ({ uri: document.uri.toString(), type: FileChangeType.Changed })).toArray();
    }

    private async isFolder(uri: URI): Promise<boolean> {
        const stat = await this.files.stat(uri).catch(() => undefined);
        return stat?.isDirectory ?? false;
    }

    private isOpen(uri: URI): boolean {
        return this.open?.get(uri) !== undefined;
    }
}
