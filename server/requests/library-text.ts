import type { Connection } from 'vscode-languageserver';
import { LIBRARY } from '../../language/library/index.ts';
import { libraryText, type LibraryTextParams, type LibraryTextResult } from '../../protocol/lsp.ts';

/** Gives the text of a file of the standard library, which lies in no folder. */
export function registerLibraryText(connection: Connection): void {
    connection.onRequest(libraryText, ({ uri }: LibraryTextParams): LibraryTextResult => LIBRARY.get(uri) ?? null);
}
