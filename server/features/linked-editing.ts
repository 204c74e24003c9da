import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { LinkedEditingRanges, Position } from 'vscode-languageserver';
import { isProperty } from '../../language/generated/ast.ts';
import { nameRangeOf } from '../../language/model/ranges.ts';
import { nameAt } from '../name-at.ts';
import type { PlineServerServices } from '../services.ts';

/**
 * A name that only its own file uses changes everywhere as it is typed.
 * @returns undefined where that could leave a name behind: the declaration or a use of it stands in another file
 */
export function linkedEditingRanges(document: LangiumDocument, position: Position, services: PlineServerServices): LinkedEditingRanges | undefined {
    const targets = nameAt(document, position, services)?.targets ?? [];
    const [target] = targets;
    if (!target || targets.length > 1 || AstUtils.getDocument(target) !== document) return undefined;
    const occurrences = services.references.References.occurrences(target);
    if (occurrences.length === 0 || occurrences.some((occurrence) => occurrence.document !== document || isShared(occurrence.node.astNode))) return undefined;
    const { start, end } = nameRangeOf(target);
    return { ranges: [{ start, end }, ...occurrences.map(({ node: { range } }) => range)], wordPattern: String.raw`[_a-zA-Z][\w.]*` };
}

/** A property of a group that more than one activity declares. */
function isShared(node: AstNode): boolean {
    return isProperty(node) && node.declaration.items.length > 1;
}
