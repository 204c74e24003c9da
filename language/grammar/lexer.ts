import { DefaultLexer, type LexerResult } from 'langium';
import type { IToken } from 'chevrotain';

/** More than anyone writes. The parser calls itself for each level: at about 200 the stack ends, and the parser is of no use any more. */
const MOST_DEEP = 64;

/** Ends a text that is nested too deep to be read where it gets so, with an error. */
export class PlineLexer extends DefaultLexer {
    override tokenize(text: string): LexerResult {
        const result = super.tokenize(text);
        const end = tooDeep(result.tokens);
        const token = result.tokens[end];
        if (!token) return result;
        const { startOffset: offset, startLine: line, startColumn: column, image: { length } } = token;
        const error = { offset, line, column, length, message: `More than ${MOST_DEEP} lists, maps or blocks in each other cannot be read. What follows is left out.` };
        return { ...result, tokens: result.tokens.slice(0, end + 1), errors: [...result.errors.filter((other) => other.offset < offset), error] };
    }
}

/** @returns the index of the first token that is too deep, or else -1 */
function tooDeep(tokens: readonly IToken[]): number {
    let brackets = 0;
    /** In a type such as `list of map of …`. */
    let lists = 0;
    return tokens.findIndex(({ tokenType: { name } }) => {
        switch (name) {
            case '{': case '[': brackets++; break;
            case '}': case ']': brackets = Math.max(0, brackets - 1); break;
            case 'of': lists++; break;
            case 'list': case 'map': break;
            default: lists = 0;
        }
        return Math.max(brackets, lists) > MOST_DEEP;
    });
}
