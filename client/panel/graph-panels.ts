import { Disposable, Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import type { LineRef } from '../../protocol/lsp.ts';
import { isLineRef, lineKey, type LineRunRef } from '../outline.ts';
import type { Server } from '../language-server/server.ts';
import type { WatchedLines } from '../language-server/watched-lines.ts';
import { GraphPanel } from './graph-panel.ts';

const VIEW_TYPE = 'pline.graph';

/** The open graph panels, one for each line at most. VS Code brings them back after a reload of the window. */
export class GraphPanels implements Disposable {
    readonly server: Server;
    readonly lines: WatchedLines;
    readonly extension: Uri;
    private readonly panels = new Set<GraphPanel>();
    private readonly serializer: Disposable;

    constructor(server: Server, lines: WatchedLines, extension: Uri) {
        this.server = server;
        this.lines = lines;
        this.extension = extension;
        this.serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, {
            // The page keeps the line that it shows in its state.
            deserializeWebviewPanel: async (panel, state: unknown) => {
                if (isLineRef(state) && !this.has(state)) this.adopt(panel, { uri: state.uri, line: state.line });
                else panel.dispose();
            },
        });
    }

    /** The line whose graph is the active tab. */
    get active(): LineRef | undefined {
        return [...this.panels].find(({ active }) => active)?.ref;
    }

    /** Shows a line's graph beside the text; the focus stays where it is. */
    show({ uri, line }: LineRef): void {
        const open = this.panelOf({ uri, line });
        if (open !== undefined) open.show();
        else this.adopt(window.createWebviewPanel(VIEW_TYPE, line, { viewColumn: this.column ?? ViewColumn.Beside, preserveFocus: true }), { uri, line });
    }

    /** Whether a panel shows the line. */
    has(ref: LineRef): boolean {
        return this.panelOf(ref) !== undefined;
    }

    /** Shows how a run went, over the graph of its line. @param timeline also when each task began and ended */
    async showRun({ uri, line, run }: LineRunRef, { timeline }: { readonly timeline: boolean }): Promise<void> {
        this.show({ uri, line });
        await this.panelOf({ uri, line })?.showRun(run, timeline);
    }

    dispose(): void {
        this.serializer.dispose();
    }

    /** Where graphs are already: further ones become tabs there. */
    private get column(): ViewColumn | undefined {
        return [...this.panels].find(({ column }) => column !== undefined)?.column;
    }

    private panelOf(ref: LineRef): GraphPanel | undefined {
        return [...this.panels].find((panel) => lineKey(panel.ref) === lineKey(ref));
    }

    private adopt(webviewPanel: WebviewPanel, ref: LineRef): void {
        const panel = new GraphPanel(webviewPanel, ref, this);
        this.panels.add(panel);
        panel.onDidClose(() => this.panels.delete(panel));
    }
}
