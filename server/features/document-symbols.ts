import type { AstNode, LangiumDocument } from 'langium';
import type { DocumentSymbolProvider, NodeKindProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import { isActivity, isConnector, isDefaults, isEvery, isLine } from '../../language/generated/ast.ts';
import { nameNodeOf } from '../../language/model/ranges.ts';
import { fileOf } from '../../language/uris.ts';

/** The outline of a file: lines with their tasks, activities and connectors with their properties, and what else it declares. */
export class DocumentSymbolFeature implements DocumentSymbolProvider {
    private readonly kinds: NodeKindProvider;

    constructor(kinds: NodeKindProvider) {
        this.kinds = kinds;
    }

    getSymbols(document: LangiumDocument): DocumentSymbol[] {
        const { environments, declarations } = fileOf(document);
        return [...environments.flatMap(({ names }) => names), ...declarations]
            .toSorted((left, right) => (left.$cstNode?.offset ?? 0) - (right.$cstNode?.offset ?? 0))
            .flatMap((node) => this.symbol(node, ...outlineOf(node)));
    }

    private symbol(node: AstNode, name: string | undefined, detail?: string, members: readonly AstNode[] = []): DocumentSymbol[] {
        const { $cstNode: cst } = node;
        // A half-typed declaration has no name yet.
        if (!cst || !name) return [];
        const nameNode = nameNodeOf(node) ?? cst;
        return [{
            name,
            ...(detail && { detail }),
            kind: this.kinds.getSymbolKind(node),
            range: cst.range,
            selectionRange: nameNode.range,
            children: members.flatMap((member) => this.symbol(member, ...outlineOf(member))),
        }];
    }
}

type Outline = [name: string | undefined, detail?: string, members?: readonly AstNode[]];

function outlineOf(node: AstNode): Outline {
    if (isLine(node)) return [node.name, node.title, [...node.params, ...node.tasks]];
    if (isActivity(node) || isConnector(node)) return [node.name, node.title, node.properties];
    if (isEvery(node)) return [`every ${node.name}`, undefined, node.properties];
    if (isDefaults(node)) return [`defaults ${node.activity?.$refText ?? ''}`];
    return [named(node, 'name'), named(node, 'title')];
}

function named(node: object, key: string): string | undefined {
    const value: unknown = Reflect.get(node, key);
    return typeof value === 'string' ? value : undefined;
}
