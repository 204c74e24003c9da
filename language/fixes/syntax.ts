import type { FixContext, Fixer } from './fix.ts';
import { fewestErrors } from './texts.ts';

/** Signs that are easily forgotten. */
const SIGNS = [':', '}', ']', ')'];

/** Adds the sign that is missing, in front of the error or at the end of the line of text above, where one mends the text. */
export const addSign: Fixer<'syntax'> = ({ start }, context) => {
    if (isCharacter(start, context)) return [];
    const { text } = context.source;
    const ends = [start, context.source.lineStart(start)].map((offset) => text.slice(0, offset).trimEnd().length);
    const best = fewestErrors(SIGNS.flatMap((sign) => ends.map((at) => ({ start: at, end: at, text: sign === '}' ? ' }' : sign }))), context);
    return best ? [context.fix(`Add the missing "${best.text.trim()}"`, [best], { isPreferred: true })] : [];
};

/** Takes away characters that mean nothing. */
export const removeCharacters: Fixer<'syntax'> = ({ start, end }, context) => {
    const characters = context.source.text.slice(start, end);
    return isCharacter(start, context) && characters !== '/*' ? [context.fix(`Remove "${characters}"`, [{ start, end, text: '' }])] : [];
};

/** Ends a comment with its line of text. */
export const closeComment: Fixer<'syntax'> = ({ start }, context) => {
    const comment = /^\/\*[^\r\n]*/.exec(context.source.text.slice(start))?.[0].trimEnd();
    const at = start + (comment?.length ?? 0);
    return comment !== undefined && isCharacter(start, context) ? [context.fix('Close the comment with */', [{ start: at, end: at, text: ' */' }], { isPreferred: true })] : [];
};

function isCharacter(offset: number, { document }: FixContext): boolean {
    return document.parseResult.lexerErrors.some((error) => error.offset === offset);
}
