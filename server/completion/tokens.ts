import type { LangiumDocument, Lexer } from 'langium';
import { isLine } from '../../language/generated/ast.ts';
import { fileOf } from '../../language/uris.ts';

export interface Token {
    readonly type: string;
    readonly text: string;
    readonly start: number;
    readonly end: number;
}

/** The tokens around a cursor, from a point before it where the language is known to stand at the start of a declaration or a task. */
export interface Surroundings {
    /** Without the word at the cursor, which is being written. */
    readonly tokens: readonly Token[];
    /** The index of the first token behind the cursor. */
    readonly cursor: number;
    /** The word that the cursor stands in or behind; empty where there is none. */
    readonly word: { readonly start: number; readonly end: number };
    /** The line that the first token stands in, where it begins with a task. */
    readonly line: string | undefined;
    readonly inComment: boolean;
}

const TEXT_TOKENS = new Set(['TEXT_CHARACTERS', 'BLOCK_CHARACTERS', 'TEXT_OPEN', 'TEXT_CLOSE', 'TEXT_BREAK', 'BLOCK_OPEN', 'BLOCK_CLOSE', 'PLACEHOLDER_OPEN', 'PLACEHOLDER_CLOSE']);

/** Reads no more of the text than the declaration or task at the cursor, however long the file is. */
export function surroundings(document: LangiumDocument, offset: number, lexer: Lexer): Surroundings {
    const text = document.textDocument.getText();
    const { start, end, line } = stretch(document, text, offset);
    const { tokens: read, hidden } = lexer.tokenize(text.slice(start, end));
    const inComment = hidden.some(({ image, startOffset }) =>
        start + startOffset < offset && (image.startsWith('//') ? offset <= start + startOffset + image.length : image.startsWith('/*') && offset < start + startOffset + image.length));
    const tokens = read.map(({ tokenType, image, startOffset }): Token => ({ type: tokenType.name, text: image, start: start + startOffset, end: start + startOffset + image.length }));
    const touching = tokens.find((token) => token.start < offset && offset <= token.end && /^\w/.test(token.text) && !TEXT_TOKENS.has(token.type));
    const others = tokens.filter((token) => token !== touching);
    const behind = others.findIndex((token) => token.start >= offset);
    return {
        tokens: others,
        cursor: behind < 0 ? others.length : behind,
        word: touching ?? { start: offset, end: offset },
        line,
        inComment,
    };
}

/** From the last task or declaration that begins before the cursor to the next that begins behind it. */
function stretch(document: LangiumDocument, text: string, offset: number): { start: number; end: number; line: string | undefined } {
    const whole = { start: 0, end: text.length, line: undefined };
    const { $cstNode: cst, declarations } = fileOf(document);
    // While a change is being worked in, the syntax tree is that of an older text.
    if (cst?.root.fullText !== text) return whole;
    const startOf = (node: { readonly $cstNode?: { readonly offset: number } }): number => node.$cstNode?.offset ?? 0;
    const index = declarations.findLastIndex((node) => startOf(node) < offset);
    const declaration = declarations[index];
    const following = declarations[index + 1];
    const end = following ? startOf(following) : text.length;
    if (!declaration) return { start: 0, end, line: undefined };
    if (!isLine(declaration)) return { start: startOf(declaration), end, line: undefined };
    const taskIndex = declaration.tasks.findLastIndex((task) => startOf(task) < offset);
    const task = declaration.tasks[taskIndex];
    const next = declaration.tasks[taskIndex + 1];
    return task
        ? { start: startOf(task), end: next ? startOf(next) : end, line: declaration.name }
        : { start: startOf(declaration), end: next ? startOf(next) : end, line: undefined };
}
