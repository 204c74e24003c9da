import { AstUtils, type LangiumDocument, type LangiumDocuments } from 'langium';
import type { Import, PlineFile } from '../../generated/ast.ts';
import { importedUri } from '../../uris.ts';

/** A file that another one imports, and the statement that does. */
export interface ImportedFile {
    readonly statement: Import;
    readonly document: LangiumDocument;
}

/** The other files that a file imports, each once; those that do not exist are left out, for that is said at the import. */
export function importedFiles(file: PlineFile, documents: LangiumDocuments): ImportedFile[] {
    const importer = AstUtils.getDocument(file);
    const seen = new Set<LangiumDocument>([importer]);
    return file.imports.flatMap((statement) => {
        const uri = importedUri(statement, importer);
        const document = uri && documents.getDocument(uri);
        if (!document || seen.has(document)) return [];
        seen.add(document);
        return [{ statement, document }];
    });
}
