import { commands, Disposable, EventEmitter, window, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import type { PageOfRunsResult, RunEntry, RunFilter, RunsChanged } from '../../protocol/history.ts';
import type { RunHistory } from '../history/run-history.ts';
import type { Server } from '../language-server/server.ts';
import { itemOf } from './items.ts';
import { attemptNodes, runNode, runTaskNodes, type RunNode, type RunsNode } from './nodes.ts';

const PAGE = 50;
/** How long ago a run was is told anew that often. */
const MINUTE_MILLISECONDS = 60_000;

/** The runs of the workspace in the side bar, newest first. Older ones are read when they are asked for. */
export class RunsView implements TreeDataProvider<RunsNode>, Disposable {
    private readonly server: Server;
    private readonly view: TreeView<RunsNode>;
    private readonly changing = new EventEmitter<RunsNode | undefined>();
    readonly onDidChangeTreeData = this.changing.event;
    private readonly subscriptions: Disposable;
    /** Every run that is shown: its node stays the same while it changes. */
    private readonly nodes = new Map<string, RunNode>();
    private wanted = PAGE;
    private current: RunFilter = {};
    private following: Disposable | undefined;

    constructor(server: Server, history: RunHistory) {
        this.server = server;
        this.view = window.createTreeView<RunsNode>('pline.runs', { treeDataProvider: this, showCollapseAll: true, canSelectMany: true });
        const minutes = setInterval(() => { if (this.view.visible) this.changing.fire(undefined); }, MINUTE_MILLISECONDS);
        this.subscriptions = Disposable.from(
            this.view, this.changing, new Disposable(() => clearInterval(minutes)),
            this.view.onDidChangeVisibility(({ visible }) => this.follow(visible, history)),
            history.onDidChangeRuns((message) => this.changed(message)),
            history.onDidBegin(() => this.changing.fire(undefined)),
        );
        this.follow(this.view.visible, history);
    }

    get filter(): RunFilter {
        return this.current;
    }

    setFilter(filter: RunFilter): void {
        this.current = filter;
        this.wanted = PAGE;
        void commands.executeCommand('setContext', 'pline.runsFiltered', Object.keys(filter).length > 0);
        this.changing.fire(undefined);
    }

    showOlder(): void {
        this.wanted += PAGE;
        this.changing.fire(undefined);
    }

    /** The runs that are shown, newest first. */
    get shown(): readonly RunEntry[] {
        return [...this.nodes.values()].map(({ entry }) => entry);
    }

    getTreeItem(node: RunsNode): TreeItem {
        return itemOf(node);
    }

    async getChildren(node?: RunsNode): Promise<RunsNode[]> {
        switch (node?.kind) {
            case undefined: return this.runs();
            case 'run': return this.tasks(node);
            case 'runTask': return [...attemptNodes(node)];
            default: return [];
        }
    }

    dispose(): void {
        this.following?.dispose();
        this.subscriptions.dispose();
    }

    private async runs(): Promise<RunsNode[]> {
        const { runs, more, problems } = await this.page();
        const before = new Map(this.nodes);
        this.nodes.clear();
        for (const entry of runs) this.nodes.set(entry.id, Object.assign(before.get(entry.id) ?? runNode(entry), { entry }));
        const filter = Object.values(this.current).join(', ');
        this.view.message = filter === '' ? undefined : `${runs.length === 0 ? 'No run' : 'Only runs'}: ${filter}`;
        return [...this.nodes.values(), ...(more ? [{ kind: 'older' } as const] : []), ...(problems.length > 0 ? [{ kind: 'unreadable', problems } as const] : [])];
    }

    private page(): Promise<PageOfRunsResult> {
        return this.server.pageOfRuns({ count: this.wanted, filter: this.current });
    }

    private async tasks(node: RunNode): Promise<RunsNode[]> {
        const details = await this.server.runDetails(node);
        return details === null ? [] : [...runTaskNodes(node, details.run.tasks, details.usual)];
    }

    private changed({ runs, gone }: RunsChanged): void {
        const isKnown = ({ id }: RunEntry): boolean => this.nodes.has(id);
        // A filter may let one in or out that stands otherwise now.
        if (gone.length > 0 || Object.keys(this.current).length > 0 || !runs.every(isKnown)) {
            this.changing.fire(undefined);
            return;
        }
        for (const entry of runs) {
            const node = this.nodes.get(entry.id)!;
            node.entry = entry;
            this.changing.fire(node);
        }
    }

    private follow(visible: boolean, history: RunHistory): void {
        this.following?.dispose();
        this.following = visible ? history.follow() : undefined;
    }
}
