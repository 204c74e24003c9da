import { DefaultTokenBuilder, type Grammar, type TokenBuilderOptions } from 'langium';
import type { IMultiModeLexerDefinition, TokenType, TokenVocabulary } from 'chevrotain';

/** These never stand for a name, because a bare name is a value too. */
const RESERVED = new Set(['true', 'false']);

/**
 * Lexes texts and placeholders in modes of their own, and lets keywords be names.
 *
 * Soft keywords cost nothing this way: a keyword's token belongs to the category of `ID`, so the parser takes it wherever it takes an `ID`.
 */
export class PlineTokenBuilder extends DefaultTokenBuilder {
    override buildTokens(grammar: Grammar, options?: TokenBuilderOptions): TokenVocabulary {
        const all = super.buildTokens(grammar, options) as TokenType[];
        const token = (name: string): TokenType => {
            const found = all.find((candidate) => candidate.name === name);
            if (!found) throw new Error(`The grammar has no token ${name}`);
            return found;
        };
        const id = token('ID');
        for (const candidate of all) {
            // Langium's guess takes the characters of a text for a longer alternative; they live in another mode.
            if (!candidate.LONGER_ALT) continue;
            const isWord = /^[a-z]+$/.test(candidate.name);
            candidate.LONGER_ALT = isWord ? [id] : [];
            if (!isWord) continue;
            // Before a colon a word is always a name. An optional keyword at the end of a declaration is told from the next declaration's name this way.
            candidate.PATTERN = new RegExp(`${candidate.name}(?!\\s*:)`);
            candidate.LINE_BREAKS = false;
            if (!RESERVED.has(candidate.name)) candidate.CATEGORIES = [id];
        }

        token('TEXT_OPEN').PUSH_MODE = 'text';
        token('TEXT_CLOSE').POP_MODE = true;
        token('TEXT_BREAK').POP_MODE = true;
        token('BLOCK_OPEN').PUSH_MODE = 'block';
        token('BLOCK_CLOSE').POP_MODE = true;
        token('PLACEHOLDER_OPEN').PUSH_MODE = 'placeholder';
        token('PLACEHOLDER_CLOSE').POP_MODE = true;

        const text = ['TEXT_CHARACTERS', 'PLACEHOLDER_OPEN', 'TEXT_CLOSE', 'TEXT_BREAK'].map(token);
        const block = ['BLOCK_CHARACTERS', 'PLACEHOLDER_OPEN', 'BLOCK_CLOSE'].map(token);
        const placeholder = ['WHITESPACE', 'ID', '.', 'PLACEHOLDER_CLOSE'].map(token);
        const inside = new Set([...text, ...block, token('PLACEHOLDER_CLOSE')]);
        const definition: IMultiModeLexerDefinition = {
            modes: { main: all.filter((candidate) => !inside.has(candidate)), text, block, placeholder },
            defaultMode: 'main',
        };
        return definition;
    }
}
