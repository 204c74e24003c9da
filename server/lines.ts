import type { LangiumDocument } from 'langium';
import { isLine, type Line } from '../language/generated/ast.ts';
import { fileOf } from '../language/uris.ts';

/** The lines that a file declares and that have a name already, in the order of the text. */
export function linesOf(document: LangiumDocument): Line[] {
    return fileOf(document).declarations.filter((declaration) => isLine(declaration)).filter(({ name }) => name);
}

export function findLine(document: LangiumDocument, name: string): Line | undefined {
    return linesOf(document).find((line) => line.name === name);
}
