import { CstUtils, isCompositeCstNode, type CompositeCstNode, type CstNode, type LangiumDocument } from 'langium';
import type { Position, Range, SelectionRange } from 'vscode-languageserver';

interface Span { readonly start: number; readonly end: number }

/** What to select as a selection grows: the word, the text or value, what stands between the brackets, the property, the task, the line, the file. */
export function selectionRange(document: LangiumDocument, position: Position): SelectionRange {
    const { textDocument } = document;
    const text = textDocument.getText();
    const offset = textDocument.offsetAt(position);
    const spans = [{ start: 0, end: text.length }, ...surrounding(document, offset).toReversed(), ...wordAt(text, offset)];
    return spans.filter((span, index) => isInside(span, spans[index - 1])).reduce<SelectionRange | undefined>((parent, { start, end }) => {
        const range: Range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
        return parent ? { range, parent } : { range };
    }, undefined)!;
}

/** From the token at an offset outwards. */
function surrounding({ parseResult }: LangiumDocument, offset: number): Span[] {
    const spans: Span[] = [];
    const root = parseResult.value.$cstNode;
    let node: CstNode | undefined = root && (CstUtils.findLeafNodeAtOffset(root, offset) ?? CstUtils.findLeafNodeBeforeOffset(root, offset));
    for (; node; node = node.container) {
        if (node.offset > offset || node.end < offset) continue;
        if (isCompositeCstNode(node)) spans.push(...between(node, offset));
        spans.push({ start: node.offset, end: node.end });
    }
    return spans;
}

const BRACKETS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '"': '"', '"""': '"""', '<<': '>>' };

/** What stands between the brackets or quotes around an offset, without them and with them. */
function between({ content }: CompositeCstNode, offset: number): Span[] {
    const leaves = content.filter((child) => !isCompositeCstNode(child));
    const open = leaves.findLast((leaf) => leaf.end <= offset && BRACKETS[leaf.text]);
    const close = open && leaves.find((leaf) => leaf.offset >= offset && leaf.text === BRACKETS[open.text]);
    return open && close ? [{ start: open.end, end: close.offset }, { start: open.offset, end: close.end }] : [];
}

function wordAt(text: string, offset: number): Span[] {
    const before = /\w*$/.exec(text.slice(Math.max(0, offset - 200), offset))![0].length;
    const after = /^\w*/.exec(text.slice(offset, offset + 200))![0].length;
    return before + after > 0 ? [{ start: offset - before, end: offset + after }] : [];
}

function isInside({ start, end }: Span, outer: Span | undefined): boolean {
    return !outer || (start >= outer.start && end <= outer.end && (start > outer.start || end < outer.end));
}
