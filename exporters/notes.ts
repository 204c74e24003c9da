import type { ResolvedLine, ResolvedTask, SourceRange } from '../language/model/types.ts';
import type { ExportNote } from './exporter.ts';

/** Collects what an engine does otherwise, or cannot do. */
export class Notes {
    readonly #notes = new Map<string, ExportNote>();

    gate(what: string, where: SourceRange, instead: string): void {
        this.#add({ kind: 'gate', what, where, instead });
    }

    difference(what: string, where: SourceRange, instead: string): void {
        this.#add({ kind: 'difference', what, where, instead });
    }

    refusal(what: string, where: SourceRange, instead: string): void {
        this.#add({ kind: 'refusal', what, where, instead });
    }

    get refused(): boolean {
        return this.#notes.values().some(({ kind }) => kind === 'refusal');
    }

    /** Each once, in the order of the text; those of files other than the line's come last. */
    sorted({ uri }: Pick<ResolvedLine, 'uri'>): readonly ExportNote[] {
        const foreign = ({ where }: ExportNote): number => (where.uri === uri ? 0 : 1);
        return [...this.#notes.values()].sort((a, b) => foreign(a) - foreign(b) || a.where.start.line - b.where.start.line || a.where.start.character - b.where.start.character);
    }

    #add(note: ExportNote): void {
        this.#notes.set(JSON.stringify([note.what, note.where]), note);
    }
}

/** Where a property of a task is written; a property that the task has from an activity of the user's own stands at the task. */
export function placeOf({ properties, nameRange }: ResolvedTask, property: string): SourceRange {
    return properties[property]?.range ?? nameRange;
}
