import { AstUtils, GrammarUtils, type AstNode } from 'langium';
import type { Replacement } from './pieces.ts';
import { endOfTextLine } from './place.ts';
import { EditError, type Source } from './source.ts';
import { spanWithComments } from './span.ts';

/**
 * Puts members at the end of a block, each on a line of its own, or side by side where the block stands on one line.
 * @param members their texts; the lines of one of several lines are indented as in a block at the start of the line
 */
export function append(source: Source, block: AstNode, members: readonly string[]): Replacement[] {
    if (members.length === 0) return [];
    const outer = source.lineIndent(block);
    const body = bodyOf(source, block);
    const lines = (indent: string): string => members.map((member) => `${source.lineEnd}${indent}${indented(member, indent, source)}`).join('');
    if (!body) {
        const end = block.$cstNode!.end;
        return [{ start: end, end, text: ` {${lines(outer + source.indent)}${source.lineEnd}${outer}}` }];
    }
    const inner = source.text.slice(body.open, body.close);
    const last = body.open + inner.trimEnd().length;
    if (inner.includes('\n') && inner.trim() !== '') return [{ start: last, end: last, text: lines(innerIndent(source, block)) }];
    if (inner.trim() !== '' && !members.some((member) => /\n|\/\//.test(member))) return [{ start: last, end: body.close, text: `${members.map((member) => ` ${member}`).join('')} ` }];
    const indent = outer + source.indent;
    return [...broken(source, block, body.open, indent), { start: last, end: body.close, text: `${lines(indent)}${source.lineEnd}${outer}` }];
}

/** Puts a member at the start of a block. */
export function prepend(source: Source, block: AstNode, member: string): Replacement[] {
    const body = bodyOf(source, block);
    const inner = body && source.text.slice(body.open, body.close);
    if (!body || inner?.trim() === '') return append(source, block, [member]);
    if (!inner?.includes('\n')) return [{ start: body.open, end: body.open, text: ` ${member}` }];
    const start = endOfTextLine(source.text, body.open);
    return [{ start, end: start, text: `${source.lineEnd}${innerIndent(source, block)}${member}` }];
}

/** Puts a member on the line of text below another one, or behind it where the block stands on one line. */
export function insertBehind(source: Source, member: AstNode, text: string): Replacement {
    const { end } = member.$cstNode!;
    const indent = source.indentAt(member.$cstNode!.offset);
    if (indent === undefined) return { start: end, end, text: ` ${text}` };
    const start = endOfTextLine(source.text, end);
    return { start, end: start, text: `${source.lineEnd}${indent}${text}` };
}

/** Puts a declaration in front of another one and its comments, with an empty line between. */
export function insertBefore(source: Source, node: AstNode, text: string): Replacement {
    const { start } = spanWithComments(source, node);
    const indent = source.indentAt(start) ?? '';
    return { start, end: start, text: `${indented(text, indent, source)}${source.lineEnd.repeat(2)}${indent}` };
}

/** A text of several lines, as it stands at an indentation. */
export function indented(text: string, indent: string, { lineEnd }: Source): string {
    return text.split(/\r?\n/).map((line, index) => index === 0 || line === '' ? line : indent + line).join(lineEnd);
}

/** The offsets behind a block's opening brace and of its closing one. @returns undefined for a task that has none */
function bodyOf({ text }: Source, block: AstNode): { readonly open: number; readonly close: number } | undefined {
    const brace = GrammarUtils.findNodeForKeyword(block.$cstNode, '{');
    const close = block.$cstNode!.end - 1;
    if (!brace) return undefined;
    if (text[close] !== '}' || close <= brace.offset) throw new EditError('A block is not closed: add the missing "}" first.');
    return { open: brace.end, close };
}

/** Breaks a block of one line: each member goes to a line of its own. */
function broken(source: Source, block: AstNode, open: number, indent: string): Replacement[] {
    return AstUtils.streamContents(block).map(({ $cstNode: cst }) => cst?.offset ?? 0).filter((offset) => offset >= open).map((offset) => {
        const space = /\s*$/.exec(source.text.slice(open, offset))![0].length;
        return { start: offset - space, end: offset, text: `${source.lineEnd}${indent}` };
    }).toArray();
}

/** The indentation of a block's first member that begins a line of text. */
function innerIndent(source: Source, block: AstNode): string {
    const indents = AstUtils.streamContents(block).map(({ $cstNode: cst }) => cst && source.indentAt(cst.offset)).filter((indent) => indent !== undefined);
    return indents.head() ?? source.lineIndent(block) + source.indent;
}
