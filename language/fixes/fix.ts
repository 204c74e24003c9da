import { AstUtils, CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Code, Findings } from '../checks/codes.ts';
import type { Replacement } from '../edits/pieces.ts';
import { Source } from '../edits/source.ts';
import type { DocumentChange, Suggestion } from '../edits/suggestion.ts';
import type { Visible } from '../scoping/visible.ts';
import type { PlineCoreServices } from '../services.ts';
import { fileOf } from '../uris.ts';

/** A way to mend what a diagnostic says. */
export interface Fix extends Suggestion {
    /** The one clear answer. */
    readonly isPreferred?: boolean;
    /** Changes nothing that a run does, or makes what cannot run do the one thing that was meant: it may be made without a look at it. */
    readonly isSafe?: boolean;
}

/** A diagnostic, as fixes see it. */
export interface Finding<C extends Code> {
    readonly data: Findings[C];
    /** Where it stands, by offsets. */
    readonly start: number;
    readonly end: number;
    /** The innermost node that spans that. */
    readonly node: AstNode;
}

/** Gives the fixes for a finding; none where none fits. */
export type Fixer<C extends Code> = (finding: Finding<C>, context: FixContext) => readonly Fix[];

/** What fixes are made from. */
export class FixContext {
    readonly document: LangiumDocument;
    readonly services: PlineCoreServices;
    readonly source: Source;

    constructor(document: LangiumDocument, services: PlineCoreServices) {
        this.document = document;
        this.services = services;
        this.source = sourceOf(document);
    }

    get visible(): Visible {
        return this.services.scoping.Visible.of(this.document);
    }

    /** A fix that changes only the diagnostic's own document. */
    fix(title: string, replacements: readonly Replacement[], { isPreferred = false, isSafe = false }: Pick<Fix, 'isPreferred' | 'isSafe'> = {}): Fix {
        return { title, changes: [this.here(replacements)], isPreferred, isSafe };
    }

    here(replacements: readonly Replacement[]): DocumentChange {
        return { document: this.document, replacements };
    }
}

export function sourceOf(document: LangiumDocument): Source {
    return new Source(document.textDocument.getText(), fileOf(document));
}

export function findingOf<C extends Code>({ data, range }: Diagnostic, { textDocument, parseResult: { value: root } }: LangiumDocument): Finding<C> {
    const [start, end] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
    let node: AstNode | undefined = root.$cstNode && CstUtils.findLeafNodeAtOffset(root.$cstNode, start)?.astNode;
    while (node?.$container && (node.$cstNode?.end ?? 0) < end) node = node.$container;
    return { data: data as Findings[C], start, end, node: node ?? root };
}

/** The nearest node of a kind around a finding. */
export function around<N extends AstNode>({ node }: { readonly node: AstNode }, is: (node: unknown) => node is N): N | undefined {
    return AstUtils.getContainerOfType(node, is);
}
