import { CstUtils, isLeafCstNode, type AstNode, type CstNode } from 'langium';
import type { Replacement } from './pieces.ts';
import type { Source } from './source.ts';

/** A stretch of text, by offsets. */
export interface Span {
    readonly start: number;
    readonly end: number;
}

/** A member of a block with the comments that belong to it: those that stand alone on the lines of text right above it, and one behind it on its line. */
export function spanWithComments(source: Source, node: AstNode): Span {
    const cst = node.$cstNode!;
    return { start: leadingStart(source, cst), end: trailingEnd(source, cst) };
}

/**
 * Takes a member out of its block: with its line of text where it has one to itself, and one of two empty lines around it.
 * @param comments which of those that belong to it go, too
 */
export function remove(source: Source, node: AstNode, comments: 'all' | 'behind' | 'none' = 'behind'): Replacement {
    const { text } = source;
    const cst = node.$cstNode!;
    const end = comments === 'none' ? cst.end : trailingEnd(source, cst);
    const start = comments === 'all' ? leadingStart(source, cst) : cst.offset;
    const lineStart = source.lineStart(start);
    const lineEnd = /^[ \t]*(\r?\n|$)/.exec(text.slice(end))?.[0];
    if (text.slice(lineStart, start).trim() !== '' || lineEnd === undefined) return withinLine(text, lineStart, { start, end });
    const next = end + lineEnd.length;
    const isGapBefore = lineStart === 0 || text.slice(source.lineStart(lineStart - 1), lineStart).trim() === '';
    const gapAfter = isGapBefore ? /^[ \t]*\r?\n/.exec(text.slice(next))?.[0] : undefined;
    return { start: lineStart, end: next + (gapAfter?.length ?? 0), text: '' };
}

/** Something stands before or behind it on its line of text: one of the blanks around it goes. */
function withinLine(text: string, lineStart: number, { start, end }: Span): Replacement {
    const before = /[ \t]*$/.exec(text.slice(lineStart, start))![0];
    const isFirst = start - before.length === lineStart;
    const after = /^[ \t]*/.exec(text.slice(end))![0];
    return isFirst ? { start, end: end + after.length, text: '' } : { start: start - before.length, end, text: '' };
}

function leadingStart(source: Source, cst: CstNode): number {
    let start = cst.offset;
    for (let node = CstUtils.getPreviousNode(cst); isComment(node); node = CstUtils.getPreviousNode(node)) {
        const between = source.text.slice(node.end, start);
        const isAbove = /^[ \t]*\r?\n[ \t]*$/.test(between) && source.indentAt(node.offset) !== undefined;
        if (!isAbove) break;
        start = node.offset;
    }
    return start;
}

function trailingEnd({ text }: Source, cst: CstNode): number {
    const next = CstUtils.getNextNode(cst);
    const comma = /^[ \t]*,/.exec(text.slice(cst.end))?.[0].length ?? 0;
    const end = cst.end + comma;
    if (!isComment(next) || !/^[ \t]*,?[ \t]*$/.test(text.slice(cst.end, next.offset))) return end;
    return /^[ \t]*(\r?\n|$)/.test(text.slice(next.end)) ? next.end : end;
}

function isComment(node: CstNode | undefined): node is CstNode {
    return node !== undefined && isLeafCstNode(node) && node.hidden && /^\/[/*]/.test(node.text);
}
