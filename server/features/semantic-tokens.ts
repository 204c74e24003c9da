import { GrammarUtils, type AstNode, type CstNode, type LangiumDocument } from 'langium';
import type { SemanticTokenProvider } from 'langium/lsp';
import {
    SemanticTokenModifiers, SemanticTokensBuilder, SemanticTokenTypes,
    type SemanticTokens, type SemanticTokensOptions, type SemanticTokensParams, type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { isPlaceholder, isPropertyDeclaration } from '../../language/generated/ast.ts';

const TYPES = [
    SemanticTokenTypes.class, SemanticTokenTypes.enumMember, SemanticTokenTypes.function, SemanticTokenTypes.interface, SemanticTokenTypes.namespace,
    SemanticTokenTypes.parameter, SemanticTokenTypes.property, SemanticTokenTypes.type, SemanticTokenTypes.variable,
] as const;
const MODIFIERS = [SemanticTokenModifiers.deprecated, SemanticTokenModifiers.readonly, SemanticTokenModifiers.defaultLibrary] as const;

/** How the names of each kind of declaration are shown. */
const KINDS: Readonly<Record<string, readonly [(typeof TYPES)[number], ...(typeof MODIFIERS)[number][]]>> = {
    Activity: [SemanticTokenTypes.class],
    Config: [SemanticTokenTypes.variable, SemanticTokenModifiers.readonly],
    Connection: [SemanticTokenTypes.interface],
    Connector: [SemanticTokenTypes.type],
    Environment: [SemanticTokenTypes.enumMember],
    Every: [SemanticTokenTypes.variable, SemanticTokenModifiers.defaultLibrary],
    Group: [SemanticTokenTypes.namespace],
    Line: [SemanticTokenTypes.namespace],
    Param: [SemanticTokenTypes.parameter],
    PropertyDeclaration: [SemanticTokenTypes.property],
    Task: [SemanticTokenTypes.function],
};

interface Token {
    readonly node: CstNode;
    readonly type: number;
    readonly modifiers: number;
}

/** Colours what a TextMate grammar cannot know: what each name refers to. It keeps no state, so that a request that is given up spoils no other. */
export class SemanticTokenFeature implements SemanticTokenProvider {
    readonly tokenTypes: Record<string, number> = Object.fromEntries(TYPES.map((type, index) => [type, index]));
    readonly tokenModifiers: Record<string, number> = Object.fromEntries(MODIFIERS.map((modifier, index) => [modifier, 1 << index]));
    readonly semanticTokensOptions: SemanticTokensOptions = { legend: { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] }, full: { delta: false }, range: true };

    semanticHighlight(document: LangiumDocument, _params: SemanticTokensParams): SemanticTokens {
        return this.encode(this.tokens(document.references));
    }

    semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
        const start = document.textDocument.offsetAt({ line: range.start.line, character: 0 });
        const end = document.textDocument.offsetAt({ line: range.end.line, character: Number.MAX_SAFE_INTEGER });
        return this.encode(this.tokens(document.references.filter(({ $refNode: node }) => node !== undefined && node.offset <= end && node.end >= start)));
    }

    semanticHighlightDelta(document: LangiumDocument, params: SemanticTokensParams): SemanticTokens {
        return this.semanticHighlight(document, params);
    }

    private tokens(references: LangiumDocument['references']): Token[] {
        const tokens: Token[] = [];
        for (const reference of references) {
            // A property of a group means that of several activities: the first speaks for all.
            const target = 'items' in reference ? reference.items[0]?.ref : reference.ref;
            const node = reference.$refNode;
            if (target && node) this.add(node, target, tokens);
        }
        return tokens;
    }

    private add(node: CstNode, target: AstNode, tokens: Token[]): void {
        const [type, ...modifiers] = KINDS[target.$type] ?? [];
        const deprecated = isPropertyDeclaration(target) && target.deprecation !== undefined ? [SemanticTokenModifiers.deprecated] : [];
        if (type) tokens.push({ node, type: this.tokenTypes[type]!, modifiers: [...modifiers, ...deprecated].reduce((bits, modifier) => bits | this.tokenModifiers[modifier]!, 0) });
        // What stands behind a placeholder's dot is no reference of its own.
        const member = isPlaceholder(node.astNode) ? GrammarUtils.findNodeForProperty(node.astNode.$cstNode, 'member') : undefined;
        if (member) tokens.push({ node: member, type: this.tokenTypes[SemanticTokenTypes.property]!, modifiers: 0 });
    }

    private encode(tokens: readonly Token[]): SemanticTokens {
        const builder = new SemanticTokensBuilder();
        for (const { node: { range: { start }, length }, type, modifiers } of tokens.toSorted((left, right) => left.node.offset - right.node.offset)) {
            builder.push(start.line, start.character, length, type, modifiers);
        }
        return builder.build();
    }
}
