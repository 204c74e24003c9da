import type { Property } from '../generated/ast.ts';
import type { Source } from '../edits/source.ts';
import { spanWithComments } from '../edits/span.ts';

/** A property with the comments that belong to it, as it would stand at the left margin. */
export function portableText(source: Source, property: Property): string {
    const { start, end } = spanWithComments(source, property);
    const indent = source.lineIndent(property);
    const lines = source.text.slice(start, end).split(/\r?\n/);
    const isIndented = lines.slice(1).every((line) => line.trim() === '' || line.startsWith(indent));
    return lines.map((line, index) => index === 0 || !isIndented ? line : line.slice(indent.length)).join('\n');
}

/** The comments alone, to tell whether two properties have the same. */
export function commentsOf(source: Source, property: Property): string {
    const { start, end } = spanWithComments(source, property);
    const { offset, end: last } = property.$cstNode!;
    return `${source.text.slice(start, offset)}${source.text.slice(last, end)}`.replace(/\s+/g, ' ').trim();
}
