import type { LangiumDocument, URI } from 'langium';
import type { Replacement } from './pieces.ts';
import { EditError } from './source.ts';

/** What is changed in one document, by offsets of its present text, without overlap. */
export interface DocumentChange {
    readonly document: LangiumDocument;
    readonly replacements: readonly Replacement[];
}

/** A file that did not exist. */
export interface NewFile {
    readonly uri: URI;
    readonly text: string;
}

/** A change that is offered to a person by its title. */
export interface Suggestion {
    readonly title: string;
    readonly changes: readonly DocumentChange[];
    readonly creates?: NewFile;
}

/** What suggestions are offered; none where the text is too broken for the change, which says so by an EditError. */
export function offered<S extends Suggestion>(suggest: () => readonly S[]): readonly S[] {
    try {
        return suggest();
    } catch (error) {
        if (error instanceof EditError) return [];
        throw error;
    }
}
