import { isCompositeCstNode, type AstNode, type CstNode, type LeafCstNode } from 'langium';

/** A stretch of a text, by offsets. */
export interface Span {
    readonly start: number;
    readonly end: number;
}

/** Does something to every token and comment of a syntax tree, or to those that a stretch of the text touches, in order. (Langium's streams take several times as long.) */
export function forEachLeaf(node: CstNode, visit: (leaf: LeafCstNode) => void, span?: Span): void {
    if (!isCompositeCstNode(node)) visit(node as LeafCstNode);
    else for (const child of node.content) if (!span || touches(child, span)) forEachLeaf(child, visit, span);
}

function touches({ offset, end }: CstNode, span: Span): boolean {
    return offset < span.end && end > span.start;
}

/** The tokens and parts that a node is written with. Where the grammar has alternatives, the chosen one wraps them. */
export function contentOf({ $cstNode: cst }: AstNode): readonly CstNode[] {
    let content = cst && isCompositeCstNode(cst) ? cst.content : [];
    for (;;) {
        const first = content.find(({ hidden }) => !hidden);
        if (!first || !isCompositeCstNode(first) || first.astNode !== cst?.astNode) return content;
        content = first.content;
    }
}
