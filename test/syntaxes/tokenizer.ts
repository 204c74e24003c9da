/** VS Code's own tokenizer over Pline's grammar, so that tests see what a person sees. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

export interface Token {
    readonly text: string;
    readonly scopes: readonly string[];
}

export interface Tokens {
    readonly lines: readonly (readonly Token[])[];
    /** Whether the text ends outside of everything it opened. */
    readonly closed: boolean;
}

const GRAMMAR = new URL('../../syntaxes/pline.tmLanguage.json', import.meta.url);

/** Stands for the languages that VS Code brings: it leaves a quote open, as a broken text in them would. */
const EMBEDDED = new Set(['source.sql', 'source.python', 'source.shell']);
const stub = (scopeName: string): string => JSON.stringify({
    scopeName, patterns: [{ name: `string.${scopeName}`, begin: "'", end: "'" }, { name: `keyword.${scopeName}`, match: String.raw`\b(select|import|echo)\b` }],
});

/** @returns a function that tokenizes a whole text */
export async function createTokenizer(): Promise<(text: string) => Tokens> {
    await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
    const registry = new textmate.Registry({
        onigLib: Promise.resolve({
            createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
            createOnigString: (text: string) => new oniguruma.OnigString(text),
        }),
        loadGrammar: async (scopeName) => {
            if (scopeName === 'source.pline') return textmate.parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), 'pline.tmLanguage.json');
            return EMBEDDED.has(scopeName) ? textmate.parseRawGrammar(stub(scopeName), `${scopeName}.json`) : null;
        },
    });
    const grammar = await registry.loadGrammar('source.pline');
    if (grammar === null) throw new Error('The grammar of Pline could not be loaded.');
    return (text) => tokenize(grammar, text);
}

function tokenize(grammar: IGrammar, text: string): Tokens {
    let state = textmate.INITIAL;
    const lines = text.split(/\r?\n/).map((line) => {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
        state = ruleStack;
        return tokens.map(({ startIndex, endIndex, scopes }): Token => ({ text: line.slice(startIndex, endIndex), scopes }));
    });
    return { lines, closed: state.depth === 1 };
}
