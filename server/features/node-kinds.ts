import type { AstNode, AstNodeDescription } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';

const SYMBOLS: Readonly<Record<string, SymbolKind>> = {
    Activity: SymbolKind.Function,
    Config: SymbolKind.Constant,
    Connection: SymbolKind.Interface,
    Connector: SymbolKind.Class,
    Defaults: SymbolKind.Object,
    Environment: SymbolKind.EnumMember,
    Group: SymbolKind.Namespace,
    Line: SymbolKind.Module,
    Output: SymbolKind.Field,
    Param: SymbolKind.Variable,
    PropertyDeclaration: SymbolKind.Property,
    Task: SymbolKind.Event,
};

const COMPLETIONS: Readonly<Record<string, CompletionItemKind>> = {
    Activity: CompletionItemKind.Function,
    Config: CompletionItemKind.Constant,
    Connection: CompletionItemKind.Interface,
    Connector: CompletionItemKind.Class,
    Environment: CompletionItemKind.EnumMember,
    Group: CompletionItemKind.Folder,
    Line: CompletionItemKind.Module,
    Output: CompletionItemKind.Field,
    Param: CompletionItemKind.Variable,
    PropertyDeclaration: CompletionItemKind.Property,
    Task: CompletionItemKind.Event,
};

/** The icons of declarations, the same wherever an editor lists them. */
export class PlineNodeKinds implements NodeKindProvider {
    getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
        return SYMBOLS[typeOf(node)] ?? SymbolKind.Object;
    }

    getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
        return COMPLETIONS[typeOf(node)] ?? CompletionItemKind.Reference;
    }
}

function typeOf(node: AstNode | AstNodeDescription): string {
    return '$type' in node ? node.$type : node.type;
}
