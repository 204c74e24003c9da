import { GrammarUtils } from 'langium';
import { isImport } from '../generated/ast.ts';
import { importPath } from '../edits/add-import.ts';
import { nearestName } from '../scoping/suggest.ts';
import { importedUri, LIBRARY_SCHEME } from '../uris.ts';
import { around, type Fixer } from './fix.ts';
import { replacing } from './replace.ts';

/** The file that was meant, or a new one by that name. */
export const mendMissingImport: Fixer<'missing-import'> = (finding, context) => {
    const statement = around(finding, isImport);
    const path = statement && GrammarUtils.findNodeForProperty(statement.$cstNode, 'path');
    if (!statement || !path) return [];
    const { document, services } = context;
    const others = services.shared.workspace.LangiumDocuments.all.filter(({ uri }) => uri.scheme !== LIBRARY_SCHEME && uri.scheme === document.uri.scheme && uri.toString() !== document.uri.toString());
    const imported = new Set(context.source.file.imports.map((other) => importedUri(other, document)?.toString()));
    const paths = others.filter(({ uri }) => !imported.has(uri.toString())).map(({ uri }) => importPath(document.uri, uri)).toArray();
    const base = statement.path.split('/').at(-1);
    const sameName = paths.filter((candidate) => candidate.split('/').at(-1) === base);
    const nearest = sameName.length > 0 ? sameName : [nearestName(statement.path, paths) ?? []].flat();
    return nearest.map((candidate) => replacing(context, { start: path.offset, end: path.end }, `"${candidate}"`, { isPreferred: nearest.length === 1 }));
};

/** Where the import looks for it. */
export const createImported: Fixer<'missing-import'> = (finding, { document }) => {
    const statement = around(finding, isImport);
    const uri = statement && importedUri(statement, document);
    if (!uri || !uri.path.endsWith('.pline') || uri.scheme !== 'file') return [];
    return [{ title: `Create "${statement.path}"`, changes: [], creates: { uri, text: '' } }];
};
