import { DocumentState, isOperationCancelled, type BuildOptions, type Cancellation, type LangiumDocument, type LangiumSharedCoreServices, type URI } from 'langium';
import { sayLeftOut } from '../library/workspace.ts';
import { importedUris } from '../uris.ts';
import { NotifyingDocumentBuilder } from './notifying-builder.ts';

/** Brings in the files that a build's files import, so that a file outside the workspace is found too. */
export class PlineDocumentBuilder extends NotifyingDocumentBuilder {
    private readonly shared: LangiumSharedCoreServices;

    constructor(services: LangiumSharedCoreServices) {
        super(services);
        this.shared = services;
    }

    protected override async buildDocuments(documents: LangiumDocument[], options: BuildOptions, cancelToken: Cancellation.CancellationToken): Promise<void> {
        const all = [...documents];
        const unreadable = new Set<LangiumDocument>();
        const { LangiumDocuments: known } = this.shared.workspace;
        for (const document of all) {
            if (document.state < DocumentState.Parsed && !await this.parse(document, cancelToken)) {
                unreadable.add(document);
                continue;
            }
            for (const uri of importedUris(document)) {
                const imported = known.hasDocument(uri) ? undefined : await this.read(uri, cancelToken);
                if (!imported) continue;
                known.addDocument(imported);
                all.push(imported);
            }
        }
        await super.buildDocuments(all.filter((document) => !unreadable.has(document)), options, cancelToken);
    }

    /** @returns whether the file could be read; one that could not, as when it has just gone, is forgotten, or it would keep all builds to come from their end */
    private async parse(document: LangiumDocument, cancelToken: Cancellation.CancellationToken): Promise<boolean> {
        const { LangiumDocuments: known, LangiumDocumentFactory: factory } = this.shared.workspace;
        try {
            await factory.update(document, cancelToken);
        } catch (error) {
            if (isOperationCancelled(error)) throw error;
            sayLeftOut(document.uri, error);
            known.deleteDocument(document.uri);
            this.cleanUpDeleted(document);
            await this.emitUpdate([], [document.uri]);
            return false;
        }
        // Requests may wait for it.
        await this.notifyDocumentPhase(document, DocumentState.Parsed);
        return true;
    }

    /** @returns undefined for a file that is not there or cannot be read, a folder for one; a check says so at the import */
    private async read(uri: URI, cancelToken: Cancellation.CancellationToken): Promise<LangiumDocument | undefined> {
        try {
            return await this.shared.workspace.LangiumDocumentFactory.fromUri(uri, cancelToken);
        } catch (error) {
            if (isOperationCancelled(error)) throw error;
            return undefined;
        }
    }
}
