import type { AstNode, LangiumDocument } from 'langium';
import type { LangiumSharedServices, WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { isDefaults, isLine } from '../../language/generated/ast.ts';
import { nameRangeOf } from '../../language/model/ranges.ts';
import { fileOf, LIBRARY_SCHEME } from '../../language/uris.ts';

/** More than anyone reads: the editor asks again as more is typed. */
const MOST = 500;

interface Named {
    readonly node: AstNode;
    readonly name: string;
    /** The line of a task. */
    readonly within?: string;
}

/** Finds declarations and tasks of all files by their names; the library's are left out. */
export class WorkspaceSymbolFeature implements WorkspaceSymbolProvider {
    private readonly services: LangiumSharedServices;

    constructor(services: LangiumSharedServices) {
        this.services = services;
    }

    getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
        const { workspace: { LangiumDocuments: documents }, lsp: { FuzzyMatcher: matcher } } = this.services;
        const result: WorkspaceSymbol[] = [];
        for (const document of documents.all) {
            if (document.uri.scheme === LIBRARY_SCHEME) continue;
            for (const named of namesIn(document)) {
                // A word of an activity's name begins behind a dot, which the matcher takes for a letter.
                if (!matcher.match(query, named.name.replaceAll('.', '_'))) continue;
                result.push(this.symbol(named));
                if (result.length === MOST) return result;
            }
        }
        return result;
    }

    private symbol({ node, name, within }: Named): WorkspaceSymbol {
        const { uri, start, end } = nameRangeOf(node);
        return { name, kind: this.services.lsp.NodeKindProvider.getSymbolKind(node), location: { uri, range: { start, end } }, ...(within !== undefined && { containerName: within }) };
    }
}

function* namesIn(document: LangiumDocument): Generator<Named> {
    const { environments, declarations } = fileOf(document);
    // A half-typed declaration has no name yet.
    for (const node of environments.flatMap(({ names }) => names)) if (node.name) yield { node, name: node.name };
    for (const node of declarations) {
        if (isDefaults(node) || !node.name) continue;
        yield { node, name: node.name };
        if (!isLine(node)) continue;
        for (const task of node.tasks) if (task.name) yield { node: task, name: task.name, within: node.name };
    }
}
