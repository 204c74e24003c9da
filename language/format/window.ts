import { isCompositeCstNode, type AstNode, type CstNode } from 'langium';
import { isLine, type Line, type PlineFile } from '../generated/ast.ts';
import { contentOf, type Span } from '../model/leaves.ts';
import type { Unit } from './units.ts';

/** The part of a file that decides how some of its text is laid out. */
export interface Window {
    readonly span?: Span;
    /** The declarations and members in it. */
    readonly nodes: readonly AstNode[];
    /** What stands right in front of it, where it does not begin with the file. */
    readonly before?: Unit;
    /** Where the member behind it starts, where it does not end with its block. */
    readonly next?: number;
    /** Where the block around it opens: one that is broken over lines of text. */
    readonly block?: number;
}

/** @param rows the text to lay out; all of the file where it is absent */
export function windowOf(file: PlineFile, text: string, rows?: Span): Window {
    if (!rows) return { nodes: [file] };
    const all = inOrder([...file.imports, ...file.environments, ...file.declarations]);
    const window = around(all, rows, undefined, text.length);
    const [only, ...others] = window.nodes;
    return isLine(only) && others.length === 0 ? insideLine(only, text, rows) ?? window : window;
}

/** A line may hold thousands of tasks: only those that matter. */
function insideLine(line: Line, text: string, rows: Span): Window | undefined {
    const [open, close] = brackets(line);
    const members = inOrder([...line.schedules, ...line.params, ...line.tasks, ...line.properties]);
    const first = members[0]?.$cstNode;
    if (!open || !close || !first || rows.start < open.end || rows.end > close.offset) return undefined;
    // Any break in front of a member breaks the block; one that shows elsewhere only is left to the whole file.
    if (!text.slice(open.end, first.offset).includes('\n')) return undefined;
    return { ...around(members, rows, { kind: 'code', start: open.offset, end: open.end, text: '{' }, close.end), block: open.offset };
}

/** The nodes that rows touch, up to the nodes beside them. */
function around(nodes: readonly AstNode[], rows: Span, opening: Unit | undefined, end: number): Window {
    const touched = nodes.filter(({ $cstNode: cst }) => cst !== undefined && cst.offset <= rows.end && cst.end >= rows.start);
    const previous = nodes.findLast(({ $cstNode: cst }) => cst !== undefined && cst.end < rows.start)?.$cstNode;
    const next = nodes.find(({ $cstNode: cst }) => cst !== undefined && cst.offset > rows.end)?.$cstNode;
    const before: Unit | undefined = previous ? { kind: 'code', start: previous.end, end: previous.end, text: '' } : opening;
    return { span: { start: before?.end ?? 0, end: next ? next.offset + 1 : end }, nodes: touched, ...(before && { before }), ...(next && { next: next.offset }) };
}

function inOrder<N extends AstNode>(nodes: readonly N[]): N[] {
    return nodes.filter(({ $cstNode: cst }) => cst !== undefined).toSorted((left, right) => left.$cstNode!.offset - right.$cstNode!.offset);
}

function brackets(line: Line): (CstNode | undefined)[] {
    const leaves = contentOf(line).filter((child) => !isCompositeCstNode(child));
    return [leaves.find(({ text }) => text === '{'), leaves.findLast(({ text }) => text === '}')];
}
