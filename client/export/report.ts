import { Uri } from 'vscode';
import type { ExportedNote } from '../../protocol/export.ts';

const HEADINGS: readonly (readonly [kind: ExportedNote['kind'], heading: string])[] = [
    ['refusal', 'Cannot be done'], ['difference', 'Different there'], ['gate', 'Done in another way'],
];

/** What was made, and what the engine does otherwise, as Markdown. */
export function exportReport(line: string, engine: string, files: readonly Uri[], notes: readonly ExportedNote[]): string {
    const parts = HEADINGS.flatMap(([kind, heading]) => {
        const found = notes.filter((note) => note.kind === kind);
        return found.length === 0 ? [] : [`## ${heading}`, found.map((note) => `- ${place(note)}: ${note.what} ${note.instead}`).join('\n')];
    });
    const written = files.length === 0 ? `Nothing was written: ${engine} cannot run the line as it is.` : files.map((file) => `- [${nameOf(file)}](${file.toString()})`).join('\n');
    return `${[`# ${line} for ${engine}`, written, ...parts].join('\n\n')}\n`;
}

function place({ uri, row }: ExportedNote): string {
    return `[${nameOf(Uri.parse(uri))}:${row}](${uri}#L${row})`;
}

function nameOf({ path }: Uri): string {
    return path.slice(path.lastIndexOf('/') + 1);
}
