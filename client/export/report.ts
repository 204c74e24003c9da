import { Uri } from 'vscode';
import type { ExportedNote } from '../../protocol/export.ts';

const HEADINGS: readonly (readonly [kind: ExportedNote['kind'], heading: string])[] = [
    ['refusal', 'Cannot be done'], ['difference', 'Different there'], ['gate', 'Done in another way'],
];

/** What was made, and what the engine does otherwise: a text whose paths VS Code makes links of. */
export function exportReport(line: string, engine: string, written: readonly Uri[], notes: readonly ExportedNote[]): string {
    const parts = HEADINGS.map(([kind, heading]) => section(heading, notes.filter((note) => note.kind === kind).map(({ uri, row, what, instead }) => `${Uri.parse(uri).fsPath}:${row}\n    ${what} ${instead}`)));
    const files = written.length === 0 ? `Nothing was written: ${engine} cannot run the line as it is.\n` : section('Written', written.map(({ fsPath }) => fsPath));
    return `Line ${line} for ${engine}\n\n${[files, ...parts].filter((part) => part !== '').join('\n')}`;
}

function section(heading: string, items: readonly string[]): string {
    return items.length === 0 ? '' : `${heading}:\n${items.map((item) => `  ${item}\n`).join('')}`;
}
