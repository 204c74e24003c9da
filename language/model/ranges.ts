import { AstUtils, GrammarUtils, type AstNode, type CstNode } from 'langium';
import { contentOf } from './leaves.ts';
import type { SourceRange } from './types.ts';

/** Where a node is written. */
export function rangeOf(node: AstNode): SourceRange {
    const { start, end } = node.$cstNode?.range ?? NOWHERE;
    return { uri: AstUtils.getDocument(node).uri.toString(), start, end };
}

/** Where a node's name is written; the whole node where it has none yet. */
export function nameRangeOf(node: AstNode): SourceRange {
    const name = nameNodeOf(node);
    return name ? { uri: AstUtils.getDocument(node).uri.toString(), start: name.range.start, end: name.range.end } : rangeOf(node);
}

/** A node's name in the text. (Langium's search goes through all that belongs to the node; a name comes early.) */
export function nameNodeOf(node: AstNode): CstNode | undefined {
    return contentOf(node).find((child) => GrammarUtils.findAssignment(child)?.feature === 'name');
}

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
