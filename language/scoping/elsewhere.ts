import { UriUtils, type LangiumDocument, type URI } from 'langium';
import type { PlineCoreServices } from '../services.ts';
import { LIBRARY_SCHEME } from '../uris.ts';
import type { VisibleKind, VisibleKinds } from './visible.ts';

/** What another file declares, and an import would bring in. */
export interface Importable<K extends VisibleKind> {
    readonly node: VisibleKinds[K];
    readonly name: string;
    readonly uri: URI;
}

/** The declarations of a kind that the other files of the same workspace folder have and a file does not see. */
export function importable<K extends VisibleKind>(kind: K, document: LangiumDocument, services: PlineCoreServices): Importable<K>[] {
    const { IndexManager: index } = services.shared.workspace;
    const visible = services.scoping.Visible;
    const seen = new Set(visible.files(document).map(({ uri }) => uri.toString()));
    const folder = folderOf(document.uri, services);
    return index.allElements(kind).toArray().flatMap(({ name, node, documentUri: uri }) => {
        const isReachable = !seen.has(uri.toString()) && uri.scheme === document.uri.scheme && uri.scheme !== LIBRARY_SCHEME && folderOf(uri, services) === folder;
        return node && isReachable && visible.of(document).find(kind, name) === undefined ? [{ node: node as VisibleKinds[K], name, uri }] : [];
    });
}

/** The innermost workspace folder that a file lies in: folders do not see each other's names. */
function folderOf(uri: URI, { shared }: PlineCoreServices): string | undefined {
    const folders = (shared.workspace.WorkspaceManager.workspaceFolders ?? []).map((folder) => folder.uri);
    return folders.filter((folder) => UriUtils.contains(folder, uri)).toSorted((left, right) => right.length - left.length)[0];
}
