import { commands, Disposable, EventEmitter, Uri, window, workspace, type TextEditor, type ViewColumn, type WebviewPanel } from 'vscode';
import type { GraphChanged, LineRef } from '../../protocol/lsp.ts';
import { isPanelMessage, type PanelMessage } from '../../protocol/panel.ts';
import { showLocation } from '../edits/show.ts';
import { blockAt } from '../outline.ts';
import type { Server } from '../language-server/server.ts';
import type { WatchedLines } from '../language-server/watched-lines.ts';
import { PanelEditing } from './editing.ts';
import { PanelFeed } from './feed.ts';
import { bundleFolder, panelHtml } from './html.ts';
import { Inspection } from './inspection.ts';
import { nodeAt } from './node-at.ts';
import { savePicture } from './save-picture.ts';
import { VocabularyWatch } from './vocabulary.ts';

/** The graph of one line in a tab beside the text. It ends with its tab. */
export class GraphPanel {
    readonly ref: LineRef;
    private readonly panel: WebviewPanel;
    private readonly server: Server;
    private readonly lines: WatchedLines;
    private readonly feed: PanelFeed;
    private readonly editing: PanelEditing;
    private readonly inspection: Inspection;
    /** Counts the places of the cursor, so that a late answer about one is dropped. */
    private turn = 0;
    private readonly closing = new EventEmitter<void>();
    /** Fires once, when the tab is closed. */
    readonly onDidClose = this.closing.event;

    constructor(panel: WebviewPanel, ref: LineRef, { server, lines, extension }: { readonly server: Server; readonly lines: WatchedLines; readonly extension: Uri }) {
        this.panel = panel;
        this.ref = ref;
        this.server = server;
        this.lines = lines;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a webview's takes none
        this.feed = new PanelFeed((message) => void panel.webview.postMessage(message), workspace.isTrusted);
        this.editing = new PanelEditing(server, ref, () => panel.reveal(undefined, false));
        this.inspection = new Inspection(server, ref, (message) => this.feed.say(message));
        panel.iconPath = { light: Uri.joinPath(extension, 'icons/file-light.svg'), dark: Uri.joinPath(extension, 'icons/file-dark.svg') };
        panel.webview.options = { enableScripts: true, localResourceRoots: [bundleFolder(extension)] };
        const vocabulary = new VocabularyWatch(server, ref.uri, (message) => this.feed.vocabularyChanged(message));
        const subscriptions = Disposable.from(
            vocabulary, this.inspection,
            panel.webview.onDidReceiveMessage((message: unknown) => { if (isPanelMessage(message)) void this.receive(message).catch((error: unknown) => this.failed(message, error)); }),
            panel.onDidChangeViewState(() => { if (!panel.visible) this.hidden(); }),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
            workspace.onDidGrantWorkspaceTrust(() => this.feed.trusted()),
            lines.onDidRestart(() => {
                this.feed.serverRestarted();
                vocabulary.ask();
                void this.inspection.restart();
            }),
            lines.watch(ref, { graph: (message) => this.graphChanged(message), run: ({ run }) => this.feed.runChanged(run) }),
        );
        panel.onDidDispose(() => {
            this.hidden();
            subscriptions.dispose();
            this.closing.fire();
            this.closing.dispose();
        });
        panel.webview.html = panelHtml(panel.webview, extension);
    }

    get active(): boolean {
        return this.panel.active;
    }

    get column(): ViewColumn | undefined {
        return this.panel.viewColumn;
    }

    show(): void {
        this.panel.reveal(undefined, true);
    }

    /** The page is gone until it is shown again. */
    private hidden(): void {
        this.feed.hidden();
        void this.inspection.end();
    }

    private graphChanged(message: GraphChanged): void {
        this.feed.graphChanged(message);
        const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.ref.uri);
        if (editor !== undefined) this.follow(editor);
    }

    private follow({ document, selection: { active: { line: row } } }: TextEditor): void {
        if (document.uri.toString() !== this.ref.uri) return;
        this.turn += 1;
        if (document.version === this.feed.version) this.feed.selected(nodeAt(this.feed.graph, this.ref.uri, row));
        else void this.followIn(row, this.turn).catch(() => undefined);
    }

    /** The graph is of an older text, where other tasks stand on the row: the server knows the newest. */
    private async followIn(row: number, turn: number): Promise<void> {
        const line = (await this.server.lines(this.ref.uri)).find(({ name }) => name === this.ref.line);
        if (turn === this.turn) this.feed.selected(line && blockAt(line.tasks, row)?.name);
    }

    private async receive(message: PanelMessage): Promise<void> {
        switch (message.type) {
            case 'ready': return this.feed.ready();
            case 'reveal': return this.reveal(message.task, !message.focus);
            case 'showProblem': return showLocation(message.problem.location, { preserveFocus: false });
            case 'run': return message.task === undefined ? this.command('runLine') : this.command('runTask', message.task);
            case 'runFrom': return this.command('runFrom', message.task);
            case 'rerunFailed': return this.command('rerunFailed');
            case 'stop': return this.command('stopRun');
            case 'clone': return this.command('cloneTask', message.task);
            case 'addTask': return this.command('addTask');
            case 'showLog': return this.command('showLog', message.task);
            case 'edit': return this.feed.say(await this.editing.edit(message));
            case 'undo':
            case 'redo': return this.editing.step(message.type);
            case 'inspect': return this.inspection.inspect(message.task);
            case 'checkValue': return this.inspection.check(message);
            case 'showRuns': return this.inspection.listRuns();
            case 'chooseRun': return this.chooseRun(message.run);
            case 'log': return this.inspection.followLog(this.feed.shownRun, message);
            case 'openLine': return void await commands.executeCommand('pline.showGraph', { uri: message.uri, line: message.line });
            case 'view': return this.lines.show(this.ref, message.view);
            case 'export': return savePicture(this.ref, message);
            case 'environment': return this.inspection.showFor(message.name);
        }
    }

    /** An edit is answered in any case: the panel waits for it. */
    private failed(message: PanelMessage, error: unknown): void {
        const text = error instanceof Error ? error.message : String(error);
        if (message.type === 'edit') this.feed.say({ type: 'edited', request: message.request, ok: false, message: text });
        else void window.showErrorMessage(`Pline: ${text}`);
    }

    private async chooseRun(run: string | undefined): Promise<void> {
        this.feed.choose(run === undefined ? undefined : await this.server.readRun({ ...this.ref, run }) ?? undefined);
    }

    private async reveal(task: string, preserveFocus: boolean): Promise<void> {
        const node = this.feed.graph?.nodes.find(({ id }) => id === task);
        if (node !== undefined) await showLocation(node.location, { preserveFocus });
    }

    private async command(name: string, task?: string): Promise<void> {
        await commands.executeCommand(`pline.${name}`, { ...this.ref, ...(task !== undefined && { task }) });
    }
}
