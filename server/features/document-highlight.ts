import { AstUtils, type LangiumDocument } from 'langium';
import type { DocumentHighlightProvider } from 'langium/lsp';
import { DocumentHighlightKind, type DocumentHighlight, type DocumentHighlightParams, type Range } from 'vscode-languageserver';
import { nameRangeOf } from '../../language/model/ranges.ts';
import { nameAt } from '../name-at.ts';
import type { PlineServerServices } from '../services.ts';

/** Marks where a file names what stands at the cursor; the declaration as what is written. */
export class DocumentHighlightFeature implements DocumentHighlightProvider {
    private readonly services: PlineServerServices;

    constructor(services: PlineServerServices) {
        this.services = services;
    }

    getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): DocumentHighlight[] {
        const targets = nameAt(document, position, this.services)?.targets ?? [];
        const own = targets.filter((target) => AstUtils.getDocument(target) === document).map((target) => nameRangeOf(target));
        const nodes = new Set(targets.flatMap((target) => this.services.references.References.occurrencesIn(document, target)));
        const highlight = (kind: DocumentHighlightKind) => ({ start, end }: Range): DocumentHighlight => ({ range: { start, end }, kind });
        return [...own.map(highlight(DocumentHighlightKind.Write)), ...[...nodes].map(({ range }) => range).map(highlight(DocumentHighlightKind.Read))];
    }
}
