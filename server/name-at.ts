import { CstUtils, type AstNode, type CstNode, type LangiumDocument } from 'langium';
import type { Position } from 'vscode-languageserver';
import { meantByGroup } from './rename/group-properties.ts';
import type { PlineServerServices } from './services.ts';

/** A name in a text, and what it means. */
export interface NameAt {
    /** The whole name; that of an activity has several words. */
    readonly node: CstNode;
    /** One declaration; for a property of a group, that of each activity that its tasks use. */
    readonly targets: readonly [AstNode, ...AstNode[]];
}

/** @returns the name at a position, or that which ends there; undefined where none stands, or one that means nothing */
export function nameAt({ parseResult, textDocument }: LangiumDocument, position: Position, { parser, references }: Pick<PlineServerServices, 'parser' | 'references'>): NameAt | undefined {
    const root = parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, textDocument.offsetAt(position), parser.GrammarConfig.nameRegexp);
    const [first, ...more] = leaf ? meantByGroup(leaf.astNode, references.References.findDeclarations(leaf), references.References) : [];
    return leaf && first && { node: CstUtils.getDatatypeNode(leaf) ?? leaf, targets: [first, ...more] };
}
