import type { LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver';
import { forEachLeaf } from '../../language/model/leaves.ts';
import { fileOf } from '../../language/uris.ts';

const OPENING: Readonly<Record<string, string>> = { '{': '}', '[': ']', BLOCK_OPEN: 'BLOCK_CLOSE' };
const CLOSING = new Set(Object.values(OPENING));

/** Folds blocks, lists, block texts, comments, and imports in a row. It goes by brackets, so that half-written text folds too. */
export class FoldingFeature implements FoldingRangeProvider {
    getFoldingRanges(document: LangiumDocument): FoldingRange[] {
        const ranges = new Map<number, FoldingRange>();
        const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
            // An editor folds a line of text once: what is outermost comes first.
            if (endLine > startLine && endLine > (ranges.get(startLine)?.endLine ?? -1)) ranges.set(startLine, { startLine, endLine, ...(kind && { kind }) });
        };
        const root = document.parseResult.value.$cstNode;
        const open: { readonly close: string; readonly line: number }[] = [];
        const remarks = { first: -1, last: -2 };
        if (root) forEachLeaf(root, (leaf) => {
            const { name } = leaf.tokenType;
            const close = OPENING[name];
            if (close) {
                open.push({ close, line: leaf.range.start.line });
            } else if (CLOSING.has(name)) {
                // The closing bracket stays in view.
                const last = open.findLastIndex((bracket) => bracket.close === name);
                const [bracket] = last < 0 ? [] : open.splice(last);
                if (bracket) add(bracket.line, leaf.range.end.line - 1);
            } else if (name === 'BLOCK_COMMENT') {
                add(leaf.range.start.line, leaf.range.end.line, FoldingRangeKind.Comment);
            } else if (name === 'LINE_COMMENT') {
                const { line } = leaf.range.start;
                if (line !== remarks.last + 1) remarks.first = line;
                remarks.last = line;
                add(remarks.first, line, FoldingRangeKind.Comment);
            }
        });
        const { imports } = fileOf(document);
        const [first, last] = [imports[0]?.$cstNode, imports.at(-1)?.$cstNode];
        if (first && last) add(first.range.start.line, last.range.end.line, FoldingRangeKind.Imports);
        return [...ranges.values()];
    }
}
