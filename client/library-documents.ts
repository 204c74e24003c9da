import { workspace, type Disposable } from 'vscode';
import type { Server } from './language-server/server.ts';

/** Shows the files of the standard library (`pline-library:/…`), where "go to definition" of a built-in activity leads. */
export function provideLibraryDocuments(server: Server): Disposable {
    return workspace.registerTextDocumentContentProvider('pline-library', {
        provideTextDocumentContent: async (uri) => (await server.libraryText(uri.toString())) ?? `// The standard library has no file ${uri.path}.\n`,
    });
}
