import { commands, Disposable, EventEmitter, Uri, window, workspace, type TextEditor, type ViewColumn, type WebviewPanel } from 'vscode';
import type { GraphView, LineGraph } from '../../protocol/graph.ts';
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
import { renamedLine } from './renamed-line.ts';
import { savePicture } from './save-picture.ts';
import { VocabularyWatch } from './vocabulary.ts';

interface Surroundings {
    readonly server: Server;
    readonly lines: WatchedLines;
    readonly extension: Uri;
    /** Whether a panel shows the line. */
    has(ref: LineRef): boolean;
}

/** The graph of one line in a tab beside the text. It follows the line to another name, and ends with its tab. */
export class GraphPanel {
    private line: LineRef;
    private readonly panel: WebviewPanel;
    private readonly server: Server;
    private readonly surroundings: Surroundings;
    private readonly feed: PanelFeed;
    private readonly editing: PanelEditing;
    private readonly inspection: Inspection;
    /** Counts the places of the cursor, so that a late answer about one is dropped. */
    private turn = 0;
    private takesKeyboard = false;
    private isClosed = false;
    private watching: Disposable;
    /** How much of the line was asked for; all where nobody did. */
    private view: GraphView | undefined;
    private readonly closing = new EventEmitter<void>();
    /** Fires once, when the tab is closed. */
    readonly onDidClose = this.closing.event;

    constructor(panel: WebviewPanel, ref: LineRef, surroundings: Surroundings) {
        const { server, lines, extension } = surroundings;
        this.panel = panel;
        this.line = ref;
        this.server = server;
        this.surroundings = surroundings;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a webview's takes none
        this.feed = new PanelFeed((message) => void panel.webview.postMessage(message), workspace.isTrusted);
        this.editing = new PanelEditing(server, () => this.line, () => this.takeKeyboard());
        this.inspection = new Inspection(server, () => this.line, (message) => this.feed.say(message));
        panel.iconPath = { light: Uri.joinPath(extension, 'icons/file-light.svg'), dark: Uri.joinPath(extension, 'icons/file-dark.svg') };
        panel.webview.options = { enableScripts: true, localResourceRoots: [bundleFolder(extension)] };
        const vocabulary = new VocabularyWatch(server, ref.uri, (message) => this.feed.vocabularyChanged(message));
        const subscriptions = Disposable.from(
            vocabulary, this.inspection,
            panel.webview.onDidReceiveMessage((message: unknown) => { if (isPanelMessage(message)) void this.receive(message).catch((error: unknown) => this.failed(message, error)); }),
            panel.onDidChangeViewState(() => this.viewStateChanged()),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
            workspace.onDidGrantWorkspaceTrust(() => this.feed.trusted()),
            // A past run that is shown may go on.
            server.onDidChangeRuns(({ runs }) => { if (runs.some(({ id }) => id === this.feed.chosenRun)) void this.chooseRun(this.feed.chosenRun); }),
            lines.onDidRestart(() => {
                this.feed.serverRestarted();
                vocabulary.ask();
                void this.inspection.restart();
            }),
        );
        this.watching = this.watch();
        panel.onDidDispose(() => {
            this.isClosed = true;
            this.hidden();
            this.watching.dispose();
            subscriptions.dispose();
            this.closing.fire();
            this.closing.dispose();
        });
        panel.webview.html = panelHtml(panel.webview, extension);
    }

    get ref(): LineRef {
        return this.line;
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

    /** VS Code gives the keyboard to the frame around the page, and sometimes no further: the page takes it from there, once VS Code is done. */
    private takeKeyboard(): void {
        this.takesKeyboard = true;
        this.panel.reveal(undefined, false);
    }

    private viewStateChanged(): void {
        if (!this.panel.visible) this.hidden();
        if (!this.panel.active || !this.takesKeyboard) return;
        this.takesKeyboard = false;
        this.feed.say({ type: 'focus' });
    }

    /** Shows a past run instead of the newest. @param timeline also when each task began and ended */
    async showRun(run: string, timeline: boolean): Promise<void> {
        const view = await this.server.readRun({ ...this.ref, run });
        if (view === null) void window.showWarningMessage(`Run ${run} of line ${this.ref.line} is gone, or cannot be read.`);
        else this.feed.open(view, timeline);
    }

    /** The page is gone until it is shown again. */
    private hidden(): void {
        this.feed.hidden();
        void this.inspection.end();
    }

    private watch(): Disposable {
        return this.surroundings.lines.watch(this.line, {
            graph: (message) => void this.graphChanged(message).catch(() => undefined),
            run: ({ run }) => this.feed.runChanged(run),
        });
    }

    private async graphChanged(message: GraphChanged): Promise<void> {
        const last = this.feed.graph;
        const isGone = message.graph === undefined && message.syntaxErrors.length === 0;
        if (isGone && last !== undefined && await this.followName(last)) return;
        this.feed.graphChanged(message);
        const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.ref.uri);
        if (editor !== undefined) this.follow(editor);
    }

    /** @returns whether the line has another name now, and no panel yet */
    private async followName(last: LineGraph): Promise<boolean> {
        const line = renamedLine(last, await this.server.lines(last.uri));
        if (line === undefined || this.isClosed || this.surroundings.has({ uri: last.uri, line })) return false;
        this.watching.dispose();
        this.line = { uri: last.uri, line };
        this.panel.title = line;
        this.watching = this.watch();
        if (this.view) this.surroundings.lines.show(this.line, this.view);
        await this.inspection.restart();
        return true;
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
            case 'addTask': return this.command('addTask');
            case 'createTasks': return this.command('createTasks');
            case 'cloneTasks': return void await commands.executeCommand('pline.cloneTasks', { ...this.ref, tasks: message.tasks });
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
            case 'view': return this.showView(message.view);
            case 'export': return savePicture(this.ref, message);
            case 'environment': return this.inspection.showFor(message.name);
        }
    }

    private showView(view: GraphView): void {
        this.view = view;
        this.surroundings.lines.show(this.line, view);
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
