import type { Line, Task } from '../generated/ast.ts';
import type { Replacement } from './pieces.ts';
import { EditError, type Source } from './source.ts';

/**
 * Puts a declaration into a line, behind one of its tasks or, where it has none, at its end, spaced like what stands there.
 * @param declaration its text, without indentation on its first line
 */
export function placeTask(source: Source, line: Line, behind: Task | undefined, declaration: string): Replacement {
    const { lineEnd } = source;
    if (!behind) return atEnd(source, line, declaration);
    const node = behind.$cstNode!;
    const end = endOfTextLine(source.text, node.end);
    const separator = lineEnd.repeat(isSpaced(source, line) ? 2 : 1);
    return { start: end, end, text: `${separator}${source.innerIndent(line, behind)}${declaration}` };
}

/** The end of a text line where only white space and comments stand behind the offset; else the offset itself. */
export function endOfTextLine(text: string, offset: number): number {
    const rest = /^(?:[ \t]*\/\*[^\r\n]*?\*\/)*[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(offset, offset + 1_000));
    return offset + (rest?.[0].trimEnd().length ?? 0);
}

/** Whether the line's tasks stand apart by empty lines of text; a line with one task is taken for one that does. */
function isSpaced(source: Source, line: Line): boolean {
    const [first, second] = line.tasks;
    if (!first || !second) return true;
    return /\n[ \t]*\r?\n/.test(source.text.slice(first.$cstNode!.end, second.$cstNode!.offset));
}

function atEnd(source: Source, line: Line, declaration: string): Replacement {
    const { lineEnd, text } = source;
    const outer = source.outerIndent(line);
    const close = line.$cstNode!.end - 1;
    if (text[close] !== '}') throw new EditError(`Line "${line.name}" is not closed: add the missing "}" first.`);
    const lastContent = text.slice(0, close).trimEnd().length;
    const isEmpty = text[lastContent - 1] === '{';
    const separator = lineEnd.repeat(isEmpty ? 1 : 2);
    return { start: lastContent, end: close, text: `${separator}${source.innerIndent(line)}${declaration}${lineEnd}${outer}` };
}
