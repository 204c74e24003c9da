import type { SourceRange } from '../../language/model/types.ts';
import type { ExportNote } from '../exporter.ts';

/** Gathers what is to be said of an export. */
export class Notes {
    readonly #notes: ExportNote[] = [];

    gate(where: SourceRange, what: string, instead: string): void {
        this.#notes.push({ kind: 'gate', where, what, instead });
    }

    difference(where: SourceRange, what: string, instead: string): void {
        this.#notes.push({ kind: 'difference', where, what, instead });
    }

    refusal(where: SourceRange, what: string, instead: string): void {
        this.#notes.push({ kind: 'refusal', where, what, instead });
    }

    /** In the order of the text; those of other files come last. */
    inOrder(uri: string): readonly ExportNote[] {
        const foreign = ({ where }: ExportNote): number => (where.uri === uri ? 0 : 1);
        return this.#notes.toSorted((a, b) => foreign(a) - foreign(b) || a.where.start.line - b.where.start.line || a.where.start.character - b.where.start.character);
    }
}
