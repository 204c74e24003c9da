import { AstUtils, CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Replacement } from '../edits/pieces.ts';
import { Source } from '../edits/source.ts';
import type { Span } from '../edits/span.ts';
import type { DocumentChange, Suggestion } from '../edits/suggestion.ts';
import type { PlineCoreServices } from '../services.ts';
import { fileOf } from '../uris.ts';

export type RefactoringKind = 'extract' | 'inline' | 'move';

/** A change of the text that leaves what a run does. */
export interface Refactoring extends Suggestion {
    readonly kind: RefactoringKind;
}

/** Where a refactoring was asked for. */
export interface Place {
    readonly selection: Span;
    readonly document: LangiumDocument;
    readonly services: PlineCoreServices;
    /** The innermost node at the start of the selection. */
    readonly node: AstNode | undefined;
}

export type Refactorer = (place: Place) => readonly Refactoring[];

export function placeAt(selection: Span, document: LangiumDocument, services: PlineCoreServices): Place {
    const root = fileOf(document).$cstNode;
    const leaf = root && (CstUtils.findLeafNodeAtOffset(root, selection.start) ?? CstUtils.findLeafNodeBeforeOffset(root, selection.start));
    return { selection, document, services, node: leaf?.astNode };
}

/** Changes of several documents, gathered one by one. */
export class Changes {
    private readonly sources = new Map<LangiumDocument, Source>();
    private readonly replacements = new Map<LangiumDocument, Replacement[]>();

    /** The text that a node stands in. */
    sourceOf(node: AstNode): Source {
        const document = AstUtils.getDocument(node);
        let source = this.sources.get(document);
        if (!source) this.sources.set(document, source = new Source(document.textDocument.getText(), fileOf(document)));
        return source;
    }

    /** @param node any of the document that the replacements are for */
    add(node: AstNode, replacements: readonly Replacement[]): void {
        const document = AstUtils.getDocument(node);
        const known = this.replacements.get(document);
        if (known) known.push(...replacements);
        else this.replacements.set(document, [...replacements]);
    }

    get all(): DocumentChange[] {
        return [...this.replacements].map(([document, replacements]) => ({ document, replacements }));
    }
}
