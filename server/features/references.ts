import type { LangiumDocument } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import { nameRangeOf } from '../../language/model/ranges.ts';
import { nameAt } from '../name-at.ts';
import type { PlineServerServices } from '../services.ts';

/** Lists where a declaration is named, in all files. */
export class ReferencesFeature implements ReferencesProvider {
    private readonly services: PlineServerServices;

    constructor(services: PlineServerServices) {
        this.services = services;
    }

    findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
        const { References: references } = this.services.references;
        const targets = nameAt(document, position, this.services)?.targets ?? [];
        const own = context.includeDeclaration ? targets.map((target): Location => {
            const { uri, start, end } = nameRangeOf(target);
            return { uri, range: { start, end } };
        }) : [];
        // A property of a group means several declarations, and stands for each of them.
        const occurrences = new Map(targets.flatMap((target) => references.occurrences(target)).map((occurrence) => [occurrence.node, occurrence]));
        return [...own, ...[...occurrences.values()].map(({ document: { textDocument }, node: { range } }) => ({ uri: textDocument.uri, range }))];
    }
}
