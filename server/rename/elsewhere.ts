import type { LangiumDocument } from 'langium';
import { getOrCreate } from '../../language/scoping/visible.ts';
import type { Edit, RenameTask } from '../../protocol/edit.ts';
import type { TextChange } from '../../protocol/lsp.ts';
import { findLine } from '../lines.ts';
import type { PlineServerServices } from '../services.ts';

interface ChangedFile {
    readonly uri: string;
    readonly changes: readonly TextChange[];
}

/** What renaming tasks of a document means in the other files that name them. */
export function renamedElsewhere(document: LangiumDocument, edits: readonly Edit[], { references: { References: references } }: PlineServerServices): ChangedFile[] {
    const changes = new Map<string, TextChange[]>();
    for (const { line, task: name, name: next } of netRenames(edits)) {
        const task = findLine(document, line)?.tasks.find((candidate) => candidate.name === name);
        for (const { document: other, node: { range: { start, end } } } of task ? references.occurrences(task) : []) {
            if (other !== document) getOrCreate(changes, other.textDocument.uri, () => []).push({ start, end, newText: next });
        }
    }
    return [...changes].map(([uri, all]) => ({ uri, changes: all }));
}

/** Each renamed task with its first and its last name: one edit may go on where another one ended. */
function netRenames(edits: readonly Edit[]): RenameTask[] {
    const renames: RenameTask[] = [];
    for (const edit of edits) {
        if (edit.kind !== 'renameTask') continue;
        const before = renames.findIndex(({ line, name }) => line === edit.line && name === edit.task);
        if (before < 0) renames.push(edit);
        else renames[before] = { ...renames[before]!, name: edit.name };
    }
    return renames;
}
