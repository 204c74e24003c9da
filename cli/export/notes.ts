import type { ExportNote } from '../../exporters/exporter.ts';
import { shownUri } from '../source/path.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';

const COLOURS = { gate: 'blue', difference: 'yellow', refusal: 'red' } as const;

/** What programs are told of a note. Line and column count from 1. */
export interface NoteReport extends Pick<ExportNote, 'kind' | 'what' | 'instead'> {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}

export function noteReport({ kind, what, where, instead }: ExportNote): NoteReport {
    return { kind, file: shownUri(where.uri), line: where.start.line + 1, column: where.start.character + 1, what, instead };
}

/** Notes as a compiler prints its problems. */
export function reportNotes(notes: readonly ExportNote[], style: Style): string {
    return notes.map(noteReport)
        .map(({ kind, file, line, column, what, instead }) => `${style('bold', `${file}:${line}:${column}`)}: ${style(COLOURS[kind], kind)} ${printable(what)} ${printable(instead)}`)
        .join('\n');
}
