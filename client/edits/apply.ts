import { Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { Edit } from '../../protocol/edit.ts';
import type { PlanEditsResult, TextChange } from '../../protocol/lsp.ts';
import type { Server } from '../language-server/server.ts';
import { showDocument } from './show.ts';

type Plan = Extract<PlanEditsResult, { readonly ok: true }>;

/** What was changed in the document's text; or why nothing was. */
export type Made = Pick<Plan, 'ok' | 'changes' | 'created' | 'notes'> | { readonly ok: false; readonly message: string };

/** Somebody who types while edits are planned makes them be planned anew. */
const MOST_TRIES = 5;

/**
 * Makes the edits in the text, where undo finds them: all are one step. They name what they change, so they mean the same in a newer text,
 * unless that has no such task any more: then they are refused.
 */
export async function makeEdits(server: Server, uri: string, edits: readonly Edit[]): Promise<Made> {
    // An edit of a document that no editor shows could not be redone.
    const { document } = await showDocument(Uri.parse(uri), { preserveFocus: true });
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
        const { version } = document;
        const plan = await server.planEdits({ uri, version, edits });
        if (!plan.ok && plan.outdated !== true) return plan;
        // Between the look at the version and the change nothing else can happen here.
        if (plan.ok && document.version === version && await workspace.applyEdit(workspaceEdit(document, plan))) return plan;
    }
    return { ok: false, message: 'The text changes all the time, so nothing was done. Try again.' };
}

/**
 * Makes the edits, and says why when they cannot be made.
 * @returns the names that were made, in the order of the edits; undefined when nothing was changed
 */
export async function applyEdits(server: Server, uri: string, edits: readonly Edit[]): Promise<readonly string[] | undefined> {
    const made = await makeEdits(server, uri, edits);
    if (made.ok) return made.created;
    void window.showErrorMessage(made.message);
    return undefined;
}

function workspaceEdit(document: TextDocument, { changes, others }: Plan): WorkspaceEdit {
    const edit = new WorkspaceEdit();
    add(edit, document.uri, changes);
    for (const other of others) add(edit, Uri.parse(other.uri), other.changes);
    return edit;
}

function add(edit: WorkspaceEdit, uri: Uri, changes: readonly TextChange[]): void {
    for (const { start, end, newText } of changes) edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
}
