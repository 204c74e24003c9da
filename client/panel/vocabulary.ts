import { Disposable, workspace } from 'vscode';
import type { HostMessage } from '../../protocol/panel.ts';
import type { Server } from '../language-server/server.ts';

type Vocabulary = Extract<HostMessage, { readonly type: 'activities' }>;

/** Asks what a file's tasks can use, at once and whenever a text changes that may say otherwise: one question at a time. */
export class VocabularyWatch implements Disposable {
    private readonly server: Server;
    private readonly uri: string;
    private readonly changed: (vocabulary: Vocabulary) => void;
    private readonly subscription: Disposable;
    private asking = false;
    private again = false;

    constructor(server: Server, uri: string, changed: (vocabulary: Vocabulary) => void) {
        this.server = server;
        this.uri = uri;
        this.changed = changed;
        this.subscription = workspace.onDidChangeTextDocument(({ document: { languageId } }) => { if (languageId === 'pline') this.ask(); });
        this.ask();
    }

    ask(): void {
        this.again = this.asking;
        if (this.asking) return;
        this.asking = true;
        // A server that is gone says so elsewhere, and is asked again when it is back.
        void this.answer().catch(() => undefined).finally(() => {
            this.asking = false;
            if (this.again) this.ask();
        });
    }

    dispose(): void {
        this.subscription.dispose();
    }

    private async answer(): Promise<void> {
        const [activities, groups] = await Promise.all([this.server.activities(this.uri), this.server.groups(this.uri)]);
        this.changed({ type: 'activities', activities, groups });
    }
}
