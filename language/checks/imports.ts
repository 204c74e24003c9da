import { AstUtils, type LangiumDocument, type ValidationAcceptor } from 'langium';
import type { Import } from '../generated/ast.ts';
import { importBase, importedUri } from '../uris.ts';
import type { CheckContext, Checks } from './context.ts';
import { report } from './report.ts';

/** Every import names another file that exists, once. */
export const importChecks: Checks = (context) => ({
    PlineFile: (file, accept) => {
        const document = AstUtils.getDocument(file);
        const seen = new Set<string>();
        for (const statement of file.imports) checkImport(statement, document, seen, context, accept);
    },
});

function checkImport(statement: Import, document: LangiumDocument, seen: Set<string>, { services }: CheckContext, accept: ValidationAcceptor): void {
    const { path } = statement;
    // A half-typed import is a syntax error already.
    if (path === undefined) return;
    const place = { node: statement, property: 'path' } as const;
    const target = importedUri(statement, document);
    const uri = target?.toString();
    if (target === undefined || uri === undefined) {
        report(accept, 'missing-import', 'An import names a file, such as "shared/connections.pline".', place, { path });
    } else if (uri === document.uri.toString()) {
        report(accept, 'self-import', 'This file imports itself. Remove the import: a file sees what it declares.', place, { path });
    } else if (seen.has(uri)) {
        report(accept, 'duplicate-import', `"${path}" is imported already. Remove this import.`, place, { path });
    } else if (!services.shared.workspace.LangiumDocuments.hasDocument(target)) {
        report(accept, 'missing-import', `There is no file "${path}" that could be read. ${start(document)}`, place, { path });
    }
    if (uri !== undefined) seen.add(uri);
}

/** Says where the path of an import starts. */
function start(document: LangiumDocument): string {
    if (document.uri.scheme !== 'untitled') return 'A path is relative to the folder of this file.';
    return `A path is relative to ${'home' in document ? importBase(document).fsPath : 'the folder of this file: save it first'}.`;
}
