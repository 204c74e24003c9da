import { UriUtils, type URI } from 'langium';
import type { Replacement } from './pieces.ts';
import { endOfTextLine } from './place.ts';
import type { Source } from './source.ts';

/** Adds an import: below those that are there, else at the top, below the remark that a file may begin with. */
export function addImport({ text, file, lineEnd }: Source, path: string): Replacement {
    const statement = `import "${path}"`;
    const last = file.imports.at(-1);
    if (last) {
        const end = endOfTextLine(text, last.$cstNode!.end);
        return { start: end, end, text: `${lineEnd}${statement}` };
    }
    const start = headEnd(text);
    return { start, end: start, text: `${statement}${lineEnd}${/^\s*import\b|^\s*$/.test(text.slice(start)) ? '' : lineEnd}` };
}

/** A comment that is set apart by an empty line is about the file, not about what follows. */
function headEnd(text: string): number {
    const head = /^(?:\uFEFF)?(?:(?:[ \t]*\/\/[^\n]*\n)+|\s*\/\*(?!\*)[\s\S]*?\*\/[ \t]*\r?\n)[ \t]*\r?\n/.exec(text)?.[0] ?? '';
    return head.length;
}

/** How a file names another one: relative to its own folder. */
export function importPath(from: URI, to: URI): string {
    return UriUtils.relative(UriUtils.dirname(from), to);
}
