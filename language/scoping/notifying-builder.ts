import { Cancellation, DefaultDocumentBuilder, type DocumentState, type LangiumDocument } from 'langium';
import { getOrCreate } from './visible.ts';

/**
 * Tells all who wait that a file has come to a phase, also where the build is given up at that moment. Langium leaves them out then, and does not come back to it:
 * diagnostics are lost, and requests wait for ever.
 */
export class NotifyingDocumentBuilder extends DefaultDocumentBuilder {
    /** The files that have come to a phase whose end was not told yet. */
    private readonly untold = new Map<DocumentState, Set<LangiumDocument>>();

    protected override async notifyDocumentPhase(document: LangiumDocument, state: DocumentState): Promise<void> {
        getOrCreate(this.untold, state, () => new Set()).add(document);
        await super.notifyDocumentPhase(document, state, Cancellation.CancellationToken.None);
    }

    protected override async notifyBuildPhase(documents: LangiumDocument[], state: DocumentState): Promise<void> {
        const untold = [...this.untold.get(state) ?? []].filter((document) => document.state >= state && this.langiumDocuments.getDocument(document.uri) === document);
        this.untold.delete(state);
        await super.notifyBuildPhase([...new Set([...documents, ...untold])], state, Cancellation.CancellationToken.None);
    }
}
