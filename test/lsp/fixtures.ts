import { readdirSync, readFileSync } from 'node:fs';

/** Declarations that the fixtures import. */
export const COMMON = readFileSync(new URL('./fixtures/common.pline', import.meta.url), 'utf8');

/** One situation: a text in the language, with comments that say what is expected at its cursor. */
export interface Case {
    readonly title: string;
    readonly source: string;
    readonly expectations: readonly { readonly kind: string; readonly rest: string }[];
}

/**
 * Reads the fixtures of a folder: files of cases, each headed by `// === title`.
 * @param kinds the words that begin an expectation
 */
export function fixtures(folder: string, kinds: readonly string[]): { file: string; cases: Case[] }[] {
    const url = new URL(`./fixtures/${folder}/`, import.meta.url);
    const expectation = new RegExp(`^// (${kinds.join('|')})(?: (.*))?$`, 'gm');
    return readdirSync(url).map((file) => ({
        file,
        cases: readFileSync(new URL(file, url), 'utf8').split(/^\/\/ === /m).slice(1).map((part) => {
            const source = part.slice(part.indexOf('\n') + 1);
            const expectations = [...source.matchAll(expectation)].map(([, kind = '', rest = '']) => ({ kind, rest }));
            if (expectations.length === 0) throw new Error(`A case of ${file} expects nothing: ${part}`);
            return { title: part.slice(0, part.indexOf('\n')), source, expectations };
        }),
    }));
}

/** Where the cursor stands in a fixture. */
export const CURSOR = '▮';

/** A text without its cursor mark, and where it stood. */
export function withoutCursor(source: string): { text: string; offset: number; position: { line: number; character: number } } {
    const [before = '', after, ...more] = source.split(CURSOR);
    if (after === undefined || more.length > 0) throw new Error(`One cursor is needed: ${source}`);
    const lines = before.split('\n');
    return { text: before + after, offset: before.length, position: { line: lines.length - 1, character: lines.at(-1)!.length } };
}
