import { Cancellation, UriUtils, type DocumentState, type URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { PlineDocumentBuilder } from '../language/scoping/imports.ts';
import { PlineDocumentUpdates } from './documents.ts';

/**
 * Has requests wait for the changes that were told before them. Langium by itself answers from the text before while a change waits for its turn,
 * knows nothing of a document that has just been opened, and waits for ever for one that goes meanwhile.
 */
export class PlineServerDocumentBuilder extends PlineDocumentBuilder {
    private readonly takenIn: () => Promise<void>;

    constructor(services: LangiumSharedServices) {
        super(services);
        this.takenIn = async () => {
            const { DocumentUpdateHandler: updates } = services.lsp;
            if (updates instanceof PlineDocumentUpdates) await updates.takenIn;
        };
    }

    protected override async awaitDocumentState(state: DocumentState, uri: URI, cancelToken: Cancellation.CancellationToken): Promise<URI> {
        await this.takenIn();
        const source = new Cancellation.CancellationTokenSource();
        const listeners = [
            cancelToken.onCancellationRequested(() => source.cancel()),
            this.onUpdate((_changed, deleted) => {
                if (deleted.some((gone) => UriUtils.equals(gone, uri))) source.cancel();
            }),
        ];
        if (cancelToken.isCancellationRequested) source.cancel();
        try {
            return await super.awaitDocumentState(state, uri, source.token);
        } finally {
            for (const listener of listeners) listener.dispose();
        }
    }

    protected override async awaitBuilderState(state: DocumentState, cancelToken: Cancellation.CancellationToken): Promise<void> {
        await this.takenIn();
        return super.awaitBuilderState(state, cancelToken);
    }
}
