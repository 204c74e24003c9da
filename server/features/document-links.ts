import { AstUtils, GrammarUtils, type FileSystemProvider, type LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink, Range } from 'vscode-languageserver';
import { tasksIn } from '../../language/checks/members.ts';
import type { Inheritance } from '../../language/model/effective.ts';
import { Folders } from '../../language/model/folders.ts';
import { pathsOf } from '../../language/model/paths.ts';
import { rangeOf } from '../../language/model/ranges.ts';
import { fileOf, importedUri } from '../../language/uris.ts';
import type { PlineServerServices } from '../services.ts';

/** Opens the files that a text names: imports, scripts, notebooks, SQL files. */
export class DocumentLinkFeature implements DocumentLinkProvider {
    private readonly inheritance: Inheritance;
    private readonly files: FileSystemProvider;

    constructor(services: PlineServerServices) {
        this.inheritance = services.model.Inheritance;
        this.files = services.shared.workspace.FileSystemProvider;
    }

    async getDocumentLinks(document: LangiumDocument): Promise<DocumentLink[]> {
        const folders = new Folders(this.files);
        const file = fileOf(document);
        const imports = file.imports.flatMap((statement) => {
            const range = GrammarUtils.findNodeForProperty(statement.$cstNode, 'path')?.range;
            const uri = importedUri(statement, document);
            return range && uri ? [link(inQuotes(range), uri.toString())] : [];
        });
        // A path that several tasks inherit leads where it does for the first of them.
        const paths = new Map(tasksIn(file).flatMap((task) => pathsOf(task, this.inheritance)).toReversed().map((path) => [path.text, path]));
        // A file that is not there cannot be opened; a task may still make it.
        const links = await Promise.all([...paths.values()].map(async ({ text, uri }) => AstUtils.getDocument(text) === document && await folders.has(uri) ? [link(inQuotes(rangeOf(text)), uri.toString())] : []));
        return [...imports, ...links.flat()];
    }
}

function link(range: Range, target: string): DocumentLink {
    return { range, target };
}

function inQuotes({ start, end }: Range): Range {
    return { start: { line: start.line, character: start.character + 1 }, end: { line: end.line, character: end.character - 1 } };
}
