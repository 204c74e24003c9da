import { URI, type LangiumDocument } from 'langium';
import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { PlineServerServices } from '../services.ts';

/**
 * Answers a request about a document on its newest text: after every change that came before the request.
 * @param answer gets the document linked and checked; a file that is neither open nor in the workspace is read
 */
export function onDocumentRequest<P extends { readonly uri: string }>(
    connection: Connection, services: PlineServerServices, method: string, answer: (document: LangiumDocument, params: P) => unknown,
): void {
    connection.onRequest<unknown, void>(method, async (params: P, token: CancellationToken) => {
        const uri = URI.parse(params.uri);
        await upToDate(uri, services);
        if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was given up.');
        const document = services.shared.workspace.LangiumDocuments.getDocument(uri);
        return document ? answer(document, params) : new ResponseError(ErrorCodes.InvalidParams, `There is no file ${uri.scheme === 'file' ? uri.fsPath : params.uri}.`);
    });
}

/** Waits until the changes that came before are worked in, and reads a file that is neither open nor in the workspace. */
export async function upToDate(uri: URI, services: PlineServerServices): Promise<void> {
    const { WorkspaceManager: manager, WorkspaceLock: lock, LangiumDocuments: documents, DocumentBuilder: builder } = services.shared.workspace;
    await manager.ready;
    await lock.read(() => undefined);
    if (!documents.hasDocument(uri)) await lock.write((token) => builder.update([uri], [], token));
}
