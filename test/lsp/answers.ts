import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type Diagnostic, type Position } from 'vscode-languageserver-protocol/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';

/** What an editor asks of a document, or of a place in it. */
export const METHODS = [
    'codeAction', 'codeLens', 'completion', 'definition', 'documentHighlight', 'documentLink', 'documentSymbol', 'foldingRange', 'formatting', 'hover', 'inlayHint',
    'linkedEditingRange', 'prepareCallHierarchy', 'prepareRename', 'rangeFormatting', 'references', 'rename', 'selectionRange', 'semanticTokens/full', 'typeDefinition',
].map((name) => `textDocument/${name}`);

/** What an answer may be instead of a result; anything else is a fault of the server. */
const REFUSALS: ReadonlySet<number> = new Set([
    ErrorCodes.InvalidParams, ErrorCodes.MethodNotFound, LSPErrorCodes.ContentModified, LSPErrorCodes.RequestCancelled, LSPErrorCodes.RequestFailed, LSPErrorCodes.ServerCancelled,
]);

/**
 * Asks, with all that any of the methods wants to know.
 * @returns the result, or that the server refuses
 * @throws where the server fails
 */
export async function ask(client: Client, method: string, uri: string, position: Position, token?: CancellationToken): Promise<unknown> {
    const range = { start: { line: 0, character: 0 }, end: position };
    const params = {
        textDocument: { uri }, position, positions: [position], range, newName: 'renamed', options: { tabSize: 4, insertSpaces: true },
        context: { diagnostics: [], includeDeclaration: true, triggerKind: 1 },
    };
    try {
        return await client.connection.sendRequest<unknown>(method, params, token);
    } catch (error) {
        if (error instanceof ResponseError && REFUSALS.has(error.code)) return { refused: error.code, message: error.message };
        throw error;
    }
}

/** All that a server says of a document: what it asks at every one of some offsets, and then its diagnostics, each in an order of its own. */
export async function answersOn(client: Client, document: TextDocument, offsets: readonly number[]): Promise<Record<string, unknown>> {
    const places = offsets.map((offset) => document.positionAt(offset));
    const asked = METHODS.flatMap((method) => places.map(async (position) => {
        const result = await ask(client, method, document.uri, position);
        return [`${method} at ${position.line}:${position.character}`, ordered(result)] as const;
    }));
    const answers = Object.fromEntries(await Promise.all(asked));
    const diagnostics: readonly Diagnostic[] = await client.settled(document.uri);
    return { ...answers, diagnostics: ordered(diagnostics) };
}

/** Without the order of lists, which means nothing, and the number that a server gives to a result. */
function ordered(result: unknown): unknown {
    if (Array.isArray(result)) return result.toSorted((left, right) => JSON.stringify(left) < JSON.stringify(right) ? -1 : 1);
    if (typeof result !== 'object' || result === null) return result;
    const { resultId: _resultId, ...rest } = result as { readonly resultId?: unknown };
    return 'items' in rest ? { ...rest, items: ordered(rest.items) } : rest;
}
