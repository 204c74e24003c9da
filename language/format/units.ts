import type { PlineFile } from '../generated/ast.ts';
import { forEachLeaf, type Span } from '../model/leaves.ts';

/** What a formatter moves as a whole: a word, a sign, a whole text in quotes, or a comment. */
export interface Unit {
    readonly kind: 'code' | 'block-text' | 'line-comment' | 'block-comment';
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

const COMMENTS: Readonly<Record<string, Unit['kind']>> = { LINE_COMMENT: 'line-comment', BLOCK_COMMENT: 'block-comment' };
const CLOSING: Readonly<Record<string, string>> = { TEXT_OPEN: 'TEXT_CLOSE', BLOCK_OPEN: 'BLOCK_CLOSE' };

/**
 * The units of a file that has no syntax error, in order.
 * @param span only those within it; it cuts none in two
 */
export function unitsOf(file: PlineFile, span?: Span): Unit[] {
    const root = file.$cstNode?.root;
    if (!root) return [];
    const units: Unit[] = [];
    let text: { readonly start: number; readonly close: string } | undefined;
    const add = (kind: Unit['kind'], start: number, end: number): void => {
        units.push({ kind, start, end, text: root.fullText.slice(start, end) });
    };
    forEachLeaf(root, (leaf) => {
        const { name } = leaf.tokenType;
        if (text) {
            if (name !== text.close) return;
            add(name === 'BLOCK_CLOSE' ? 'block-text' : 'code', text.start, leaf.end);
            text = undefined;
        } else if (CLOSING[name]) {
            text = { start: leaf.offset, close: CLOSING[name] };
        } else if (leaf.length > 0) {
            add(COMMENTS[name] ?? 'code', leaf.offset, leaf.end);
        }
    }, span);
    return units;
}
