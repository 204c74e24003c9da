import { commands, Uri } from 'vscode';
import type { Edit } from '../../protocol/edit.ts';
import type { LineRef } from '../../protocol/lsp.ts';
import type { HostMessage, PanelMessage } from '../../protocol/panel.ts';
import { makeEdits } from '../edits/apply.ts';
import { selectTask, showDocument } from '../edits/show.ts';
import type { Server } from '../language-server/server.ts';
import { editedTask } from './edited-task.ts';

type Edited = Extract<HostMessage, { readonly type: 'edited' }>;

/** The panel may get the keyboard back in between: then the command did nothing, as where there is nothing to undo. */
const MOST_STEPS = 3;

/** What the panel changes in the text, one thing after the other: each gesture is one step of the document's own undo. */
export class PanelEditing {
    private readonly server: Server;
    private readonly current: () => LineRef;
    private readonly focusPanel: () => void;
    private last: Promise<unknown> = Promise.resolve();

    /** @param current the line that the panel shows; @param focusPanel gives the keyboard back to it */
    constructor(server: Server, current: () => LineRef, focusPanel: () => void) {
        this.server = server;
        this.current = current;
        this.focusPanel = focusPanel;
    }

    async edit({ edits, request }: Extract<PanelMessage, { readonly type: 'edit' }>): Promise<Edited> {
        const made = await this.inTurn(() => makeEdits(this.server, this.current().uri, edits));
        if (!made.ok) return { type: 'edited', request, ok: false, message: made.message };
        void this.inTurn(() => this.follow(edits, made.created));
        return { type: 'edited', request, ok: true, created: made.created, notes: made.notes };
    }

    /**
     * Undoes or redoes in the text. VS Code's commands for that work on the editor that has the keyboard and take no other (vscode #175297),
     * so it gets the keyboard for the time being.
     */
    step(command: 'undo' | 'redo'): Promise<void> {
        return this.inTurn(async () => {
            try {
                for (let attempt = 0; attempt < MOST_STEPS; attempt += 1) {
                    const editor = await showDocument(Uri.parse(this.current().uri), { preserveFocus: false });
                    const { version } = editor.document;
                    await commands.executeCommand(command);
                    if (editor.document.version === version) continue;
                    editor.revealRange(editor.selection);
                    break;
                }
            } finally {
                this.focusPanel();
            }
        });
    }

    /** The text shows what was edited; the keyboard stays in the panel. */
    private async follow(edits: readonly Edit[], created: readonly string[]): Promise<void> {
        const task = editedTask(edits, created);
        if (task !== undefined) await selectTask(this.server, { ...this.current(), task }, { preserveFocus: true });
    }

    private inTurn<T>(action: () => Promise<T>): Promise<T> {
        const result = this.last.then(action);
        this.last = result.catch(() => undefined);
        return result;
    }
}
