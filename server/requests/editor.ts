import { createServerRequestHandler } from 'langium/lsp';
import { DocumentState } from 'langium';
import type { Connection, LinkedEditingRangeParams, SelectionRangeParams } from 'vscode-languageserver';
import { linkedEditingRanges } from '../features/linked-editing.ts';
import { selectionRange } from '../features/selection-ranges.ts';
import type { PlineServerServices } from '../services.ts';

/** Answers what the language server protocol knows and Langium does not. */
export function registerEditorRequests(connection: Connection, services: PlineServerServices): void {
    connection.onSelectionRanges(createServerRequestHandler(
        (_, document, { positions }: SelectionRangeParams) => positions.map((position) => selectionRange(document, position)), services.shared, DocumentState.Parsed));
    connection.languages.onLinkedEditingRange(createServerRequestHandler(
        (_, document, { position }: LinkedEditingRangeParams) => linkedEditingRanges(document, position, services), services.shared, DocumentState.IndexedReferences));
}
