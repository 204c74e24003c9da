import { DefaultWorkspaceManager, stream, URI, type LangiumDocument, type LangiumDocumentFactory, type LangiumSharedCoreServices, type Stream, type WorkspaceFolder } from 'langium';
import { LIBRARY } from './index.ts';

/** Loads the standard library beside the files of the workspace. */
export class PlineWorkspaceManager extends DefaultWorkspaceManager {
    private readonly factory: LangiumDocumentFactory;

    constructor(services: LangiumSharedCoreServices) {
        super(services);
        this.initialBuildOptions = { validation: true };
        this.factory = services.workspace.LangiumDocumentFactory;
    }

    /** Only what counts as a folder of the workspace: its files are the caller's. */
    changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.folders = [...(this.folders ?? []).filter(({ uri }) => !gone.has(uri)), ...added];
    }

    protected override async loadAdditionalDocuments(_folders: WorkspaceFolder[], collector: (document: LangiumDocument) => void): Promise<void> {
        for (const [uri, text] of LIBRARY) collector(this.factory.fromString(text, URI.parse(uri)));
        return Promise.resolve();
    }

    /** Leaves out what cannot be read: one such file must not keep the server from starting. */
    protected override async loadWorkspaceDocuments(uris: Stream<URI>, collector: (document: LangiumDocument) => void): Promise<void> {
        await Promise.all(uris.map((uri) => super.loadWorkspaceDocuments(stream([uri]), collector).catch((error: unknown) => sayLeftOut(uri, error))));
    }
}

/** Says that a file is left out. A server's standard error is its log. */
export function sayLeftOut(uri: URI, error: unknown): void {
    console.error(`${uri.fsPath} is left out, for it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}
