import { URI, UriUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Import, PlineFile } from './generated/ast.ts';
import { isPlineFile } from './generated/ast.ts';

/** The scheme of the standard library's files; they lie in no folder. */
export const LIBRARY_SCHEME = 'pline-library';

/** A document that lies in no folder yet, as an editor's untitled one: its imports start in this folder. */
export interface HomelessDocument extends LangiumDocument {
    readonly home: URI;
}

/** @returns the folder that a document's imports start in */
export function importBase(document: LangiumDocument | HomelessDocument): URI {
    return 'home' in document ? document.home : UriUtils.dirname(document.uri);
}

/** @returns the file that an import names, relative to the importing file; undefined for a half-typed one, and for what cannot be in a path */
export function importedUri({ path }: Import, document: LangiumDocument): URI | undefined {
    return path && path.isWellFormed() ? UriUtils.resolvePath(importBase(document), path) : undefined;
}

export function importedUris(document: LangiumDocument): URI[] {
    const root: AstNode = document.parseResult.value;
    if (!isPlineFile(root)) return [];
    return root.imports.flatMap((statement) => importedUri(statement, document) ?? []);
}

export function fileOf(document: LangiumDocument): PlineFile {
    return document.parseResult.value as PlineFile;
}
