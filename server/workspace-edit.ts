import type { ClientCapabilities, CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { DocumentChange, Suggestion } from '../language/edits/suggestion.ts';

/** What an editor can do with a change of several documents. */
export interface EditAbilities {
    /** Take changes with the version of the text that they are for. */
    readonly versions: boolean;
    readonly createFiles: boolean;
}

export function abilitiesOf({ workspace }: ClientCapabilities): EditAbilities {
    const { documentChanges = false, resourceOperations = [] } = workspace?.workspaceEdit ?? {};
    return { versions: documentChanges, createFiles: documentChanges && resourceOperations.includes('create') };
}

/**
 * What the protocol makes of a suggestion.
 * @param versionOf the version of a document that is open in the editor, which then refuses a change of an older text; null for one that is not
 * @returns undefined for what the editor cannot do
 */
export function workspaceEdit({ changes, creates }: Suggestion, { versions, createFiles }: EditAbilities, versionOf: (uri: string) => number | null): WorkspaceEdit | undefined {
    const changed = changes.filter(({ replacements }) => replacements.length > 0);
    if (creates && !createFiles) return undefined;
    if (!versions) return { changes: Object.fromEntries(changed.map((change) => [change.document.textDocument.uri, textEdits(change)])) };
    const edits = changed.map((change): TextDocumentEdit => {
        const { uri } = change.document.textDocument;
        return { textDocument: { uri, version: versionOf(uri) }, edits: textEdits(change) };
    });
    return { documentChanges: [...(creates ? creation(creates) : []), ...edits] };
}

function textEdits({ document: { textDocument }, replacements }: DocumentChange): TextEdit[] {
    return replacements.map(({ start, end, text }) => ({ range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText: text }));
}

/** A file that is there in the meantime is not overwritten: the whole change is refused. */
function creation({ uri, text }: NonNullable<Suggestion['creates']>): (CreateFile | TextDocumentEdit)[] {
    const file = uri.toString();
    const start = { line: 0, character: 0 };
    return [
        { kind: 'create', uri: file, options: { overwrite: false, ignoreIfExists: false } },
        ...(text === '' ? [] : [{ textDocument: { uri: file, version: null }, edits: [{ range: { start, end: start }, newText: text }] }]),
    ];
}
