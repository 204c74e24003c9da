import { AstUtils, RootCstNodeImpl, type CompositeCstNode, type CstNode, type LangiumDocument, type LangiumParser, type Mutable, type ParseResult } from 'langium';
import { differenceOf, type Difference } from '../difference.ts';
import { isLine, type Line, type PlineFile, type Task } from '../generated/ast.ts';
import { fileOf } from '../uris.ts';
import { moveFollowing, moveNode } from './move.ts';

/**
 * Reads a text that was changed inside one task: that task alone is parsed, and the rest of the tree is taken over from the text before, whose tree is used up.
 * The result is what reading everything gives; its references have to be linked anew.
 * @returns undefined where everything is to be read: the change goes beyond a task, or one of the texts has syntax errors
 */
export function reparse(document: LangiumDocument, text: string, parser: LangiumParser): ParseResult | undefined {
    const { parseResult } = document;
    const file = fileOf(document);
    if (!isSound(parseResult) || !file.$cstNode) return undefined;
    const difference = differenceOf(file.$cstNode.root.fullText, text);
    const line = file.declarations.filter(isLine).find((candidate) => isInside(difference, candidate));
    const old = line?.tasks.find((candidate) => isInside(difference, candidate));
    const task = old && readTask(old, difference, text, parser);
    return line && task && { ...parseResult, value: exchange(file, line, old, task, text) };
}

function isSound({ lexerErrors, parserErrors }: ParseResult): boolean {
    return lexerErrors.length === 0 && parserErrors.length === 0;
}

/** Whether a change lies between the keyword and the closing brace of a line or task: then no token and no decision of the parser goes beyond these. */
function isInside({ start, end }: Difference, { $cstNode: cst }: Line | Task): boolean {
    return cst !== undefined && cst.offset < start && end < cst.end && cst.root.fullText[cst.end - 1] === '}';
}

const HEAD = 'line l {';

/** Reads the new text of a task in a line of its own, and moves it to where the old task stands. */
function readTask({ $cstNode: cst }: Task, { delta }: Difference, text: string, parser: LangiumParser): Task | undefined {
    const { offset, end, range: { start } } = cst!;
    const result = parser.parse<PlineFile>(`${HEAD}${text.slice(offset, end + delta)}}`);
    const task = result.value.declarations.find(isLine)?.tasks[0];
    const read = task?.$cstNode;
    if (!isSound(result) || read?.offset !== HEAD.length || read.end !== HEAD.length + end + delta - offset) return undefined;
    moveNode(read, { offset: offset - HEAD.length, lines: start.line, line: 0, columns: start.character - HEAD.length });
    return task;
}

/** @returns the file with the new task. It and the line are nodes of their own, for much is remembered by them. */
function exchange(file: PlineFile, line: Line, old: Task, task: Task, text: string): PlineFile {
    exchangeText(old.$cstNode!, task.$cstNode!);
    const root = new RootCstNodeImpl(text);
    adopt(root, [...file.$cstNode!.root.content]);
    const newLine = relinked({ ...line, tasks: line.tasks.with(line.tasks.indexOf(old), task) });
    return relinked({ ...file, $cstNode: root, declarations: file.declarations.with(file.declarations.indexOf(line), newLine) });
}

function exchangeText(old: CstNode, read: CstNode): void {
    const { container } = old;
    const [before, after] = [old.range.end, read.range.end];
    const move = { offset: read.end - old.end, lines: after.line - before.line, line: before.line, columns: after.character - before.character };
    adopt(container!, container!.content.with(container!.content.indexOf(old), read));
    moveFollowing(read, move);
}

function adopt(parent: CompositeCstNode, content: CstNode[]): void {
    (parent as Mutable<CompositeCstNode>).content = content;
    for (const child of content) (child as Mutable<CstNode>).container = parent;
}

function relinked<N extends Line | PlineFile>(node: N): N {
    AstUtils.linkContentToContainer(node);
    (node.$cstNode as Mutable<CstNode>).astNode = node;
    return node;
}
