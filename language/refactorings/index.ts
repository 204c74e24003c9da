import type { LangiumDocument } from 'langium';
import type { Span } from '../edits/span.ts';
import { offered } from '../edits/suggestion.ts';
import type { PlineCoreServices } from '../services.ts';
import { extractFile } from './extract-file.ts';
import { extractGroup } from './extract-group.ts';
import { inlineGroup } from './inline-group.ts';
import { moveDown } from './move-down.ts';
import { moveUp } from './move-up.ts';
import { placeAt, type Refactorer, type Refactoring } from './refactoring.ts';

export type { Refactoring, RefactoringKind } from './refactoring.ts';

const REFACTORERS: readonly Refactorer[] = [extractGroup, moveUp, moveDown, inlineGroup];

/**
 * Gives what can be done with the code at a selection so that a run does the same.
 * @param document a linked one; of one that has syntax errors nothing is known for certain, so nothing is offered
 */
export async function refactorings(selection: Span, document: LangiumDocument, services: PlineCoreServices): Promise<Refactoring[]> {
    const { parserErrors, lexerErrors } = document.parseResult;
    if (parserErrors.length + lexerErrors.length > 0) return [];
    const place = placeAt(selection, document, services);
    return [...REFACTORERS.flatMap((refactorer) => offered(() => refactorer(place))), ...await extractFile(place)];
}
