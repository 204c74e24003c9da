import { AstUtils } from 'langium';
import { isText, type PlineFile } from '../generated/ast.ts';
import type { Replacement } from '../edits/pieces.ts';
import { around, type FixContext, type Fixer } from './fix.ts';

/** Above this many characters the text is not read again and again to find out what helps. */
const MOST_READ = 400_000;

/** Writes the end of a text where that leaves the fewest mistakes. */
export const closeText: Fixer<'unclosed-text'> = (finding, context) => {
    const text = around(finding, isText);
    if (!text) return [];
    const { close } = finding.data;
    const best = fewestErrors(text.block ? blockEnds(finding.start, context) : lineEnds(finding.start, finding.end, context), context);
    return best ? [context.fix(`Close the text with ${close}`, [best], { isPreferred: true })] : [];
};

/** At the end of the line of text, or in front of the brackets that may close there what stands around. */
function lineEnds(start: number, end: number, { source: { text } }: FixContext): Replacement[] {
    const brackets = /[\s\]})]*$/.exec(text.slice(start, end))![0];
    return [...brackets, ''].map((_, index) => end - index).map((at) => ({ start: at, end: at, text: '"' })).filter(({ start: at }) => at === end || /\S/.test(text[at]!));
}

/** In front of the first lines of text that are indented no more than the one it begins on. */
function blockEnds(start: number, { source }: FixContext): Replacement[] {
    const { text, lineEnd } = source;
    const indent = /^[ \t]*/.exec(text.slice(source.lineStart(start)))![0];
    const ends: Replacement[] = [];
    for (const { index, 0: line } of text.slice(start).matchAll(/(?<=\n)([ \t]*)\S/g)) {
        if (line.length - 1 > indent.length) continue;
        const at = start + index;
        ends.push({ start: at, end: at, text: `${indent}"""${lineEnd}` });
        if (ends.length === MOST_ENDS) break;
    }
    const { length } = text.trimEnd();
    return [...ends, { start: length, end: length, text: `${lineEnd}${indent}"""` }];
}

const MOST_ENDS = 5;

/** Of several ways to go on, the first that leaves the fewest mistakes; undefined where none is better than what is there. */
export function fewestErrors(candidates: readonly Replacement[], { source, services }: FixContext): Replacement | undefined {
    if (source.text.length > MOST_READ) return undefined;
    const count = (text: string): number => {
        const { value, parserErrors, lexerErrors } = services.parser.LangiumParser.parse<PlineFile>(text);
        return parserErrors.length + lexerErrors.length + AstUtils.streamAst(value).filter((node) => isText(node) && !node.closed).count();
    };
    let [best, fewest] = [undefined as Replacement | undefined, count(source.text)];
    for (const candidate of candidates) {
        const errors = count(source.text.slice(0, candidate.start) + candidate.text + source.text.slice(candidate.end));
        if (errors < fewest) [best, fewest] = [candidate, errors];
        if (errors === 0) break;
    }
    return best;
}
