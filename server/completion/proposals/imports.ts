import { posix } from 'node:path';
import { URI, UriUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import { importBase, importedUris } from '../../../language/uris.ts';
import type { CompletionContext } from '../context.ts';
import type { Proposal } from '../proposal.ts';

/** Other files of the workspace and of the file's own folder, by relative path; those that are imported already are left out. */
export async function imports({ document, services }: CompletionContext): Promise<Proposal[]> {
    const { LangiumDocuments: documents, FileSystemProvider: files } = services.shared.workspace;
    const folder = importBase(document);
    const siblings = await files.readDirectory(folder).catch(() => []);
    const known = [...documents.all.map(({ uri }) => uri), ...siblings.filter(({ isFile, uri }) => isFile && UriUtils.extname(uri) === '.pline').map(({ uri }) => uri)];
    const done = new Set([document.uri, ...importedUris(document)].map((uri) => uri.toString()));
    const others = new Map(known.filter((uri) => uri.scheme === folder.scheme && !done.has(uri.toString())).map((uri) => [uri.toString(), uri]));
    return [...others.values()]
        .map((uri) => relativePath(folder, uri))
        .toSorted((left, right) => left.split('/').length - right.split('/').length || left.localeCompare(right))
        .map((label) => ({ label, kind: CompletionItemKind.File }));
}

function relativePath(folder: URI, file: URI): string {
    return posix.relative(folder.path, file.path);
}
