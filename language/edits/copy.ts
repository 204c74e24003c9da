import { AstUtils, GrammarUtils, type AstNode } from 'langium';
import type { TextReplacement } from '../../protocol/edit.ts';
import { isCharacters, isLine, isPlaceholder, isReference, isTask, isUpstream, type Line, type Task } from '../generated/ast.ts';
import { escapeText } from '../grammar/values.ts';
import { Pieces, type Replacement } from './pieces.ts';
import type { Source } from './source.ts';
import { quoted } from './title.ts';

/** What a copy says instead of what the original says. */
export interface Renaming {
    /** The line of what is copied, and that of the copy. */
    readonly line: { readonly from: string; readonly to: string };
    /** Codes of tasks of that line that are copied, with those of their copies. */
    readonly tasks: ReadonlyMap<string, string>;
    /** Of a task or the line, where it has one. */
    readonly title: (title: string, of: 'task' | 'line') => string;
    readonly replace: Replace;
}

/** @returns the text with what is to stand there instead */
export type Replace = (text: string) => string;

/** The text of a task or line with its doc comment, as its copy has it. Other comments stay as they are. */
export function copyOf(source: Source, node: Task | Line, renaming: Renaming): string {
    const { offset, end } = node.$cstNode!;
    const start = docComment(source.text, offset) ?? offset;
    const pieces = new Pieces(source.text.slice(start, end));
    pieces.apply(AstUtils.streamAst(node).flatMap((part) => changes(part, renaming)).map((change) => ({ ...change, start: change.start - start, end: change.end - start })).toArray());
    return pieces.text;
}

function changes(node: AstNode, { line, tasks, title, replace }: Renaming): Replacement[] {
    const isOwn = (name: string | undefined): boolean => name === undefined || name === line.from;
    if (isLine(node)) return [...exchange(node, 'name', line.to), ...exchange(node, 'title', node.title && quoted(title(node.title, 'line')))];
    if (isTask(node)) return [...exchange(node, 'name', tasks.get(node.name)), ...exchange(node, 'title', node.title && quoted(title(node.title, 'task')))];
    if (isUpstream(node)) {
        const copied = isOwn(node.line?.$refText) ? tasks.get(node.task.$refText) : undefined;
        return [...(copied !== undefined && node.line ? exchange(node, 'line', line.to) : []), ...exchange(node, 'task', copied)];
    }
    if (isPlaceholder(node)) return node.member === undefined ? [] : exchange(node, 'target', tasks.get(node.target.$refText));
    if (isReference(node)) return exchange(node, 'target', replace(node.target.$refText));
    // What a backslash stands before is not looked at.
    if (isCharacters(node)) return exchange(node, 'value', node.$cstNode?.text.replaceAll(/(\\[^u]|\\u[0-9a-fA-F]{4})|[^\\]+/g, (text, escape?: string) => escape ?? replace(text)));
    return [];
}

function exchange(node: AstNode, property: string, text: string | undefined): Replacement[] {
    const cst = GrammarUtils.findNodeForProperty(node.$cstNode, property);
    return cst && text !== undefined && text !== cst.text ? [{ start: cst.offset, end: cst.end, text }] : [];
}

/** All at once: what one puts in is not looked at by another. A text that begins with a capital, or is all capitals, is replaced by one that is so too. */
export function replacer(replacements: readonly TextReplacement[]): Replace {
    const table = new Map<string, string>();
    for (const { from, to } of replacements.filter((each) => each.from !== '')) {
        for (const change of [(text: string) => text, capitalized, (text: string) => text.toUpperCase()]) if (!table.has(change(from))) table.set(change(from), change(to));
    }
    if (table.size === 0) return (text) => text;
    const longestFirst = [...table.keys()].toSorted((left, right) => right.length - left.length);
    const pattern = new RegExp(longestFirst.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join('|'), 'g');
    return (text) => text.replaceAll(pattern, (found) => table.get(found) ?? found);
}

/** The same for what stands within quotes. */
export function withinQuotes(replacements: readonly TextReplacement[]): TextReplacement[] {
    return replacements.map(({ from, to }) => ({ from, to: escapeText(to) }));
}

function capitalized(text: string): string {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Where the doc comment right in front of a declaration starts. */
function docComment(text: string, offset: number): number | undefined {
    const before = text.slice(0, offset);
    const start = before.trimEnd().endsWith('*/') ? before.lastIndexOf('/**') : -1;
    return start >= 0 && before.indexOf('*/', start) === before.trimEnd().length - 2 ? start : undefined;
}
