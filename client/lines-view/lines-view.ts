import { commands, Disposable, EventEmitter, window, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import type { TaskFilter } from '../../protocol/workspace-lines.ts';
import type { RunHistory } from '../history/run-history.ts';
import type { Server } from '../language-server/server.ts';
import { filterText, isFilter } from './filter-text.ts';
import { itemOf } from './items.ts';
import { fileNodes, firstNodes, nodeId, taskNodes, type FileNode, type GroupNode, type LineNode, type LinesNode, type MoreTasksNode } from './nodes.ts';

/** So many nodes are shown below one, and so many more when asked for. */
const PAGE = 500;
/** Runs may change many times a second; the eye needs less. */
const PAUSE_MILLISECONDS = 300;

/** The lines and tasks of the workspace in the side bar. It is told by the server what changes, and asks for what is unfolded alone. */
export class LinesView implements TreeDataProvider<LinesNode>, Disposable {
    private readonly server: Server;
    private readonly view: TreeView<LinesNode>;
    private readonly changing = new EventEmitter<LinesNode | undefined>();
    readonly onDidChangeTreeData = this.changing.event;
    private readonly subscriptions: Disposable;
    private readonly shown = new Map<string, number>();
    private current: TaskFilter = {};
    private following: Disposable | undefined;
    private timer: NodeJS.Timeout | undefined;

    constructor(server: Server, history: RunHistory) {
        this.server = server;
        this.view = window.createTreeView<LinesNode>('pline.lines', { treeDataProvider: this, showCollapseAll: true });
        this.subscriptions = Disposable.from(
            this.view, this.changing,
            this.view.onDidChangeVisibility(({ visible }) => this.follow(visible, history)),
            history.onDidChangeRuns(() => this.refresh()),
            history.onDidBegin(() => this.refresh()),
            server.onDidChangeLines(() => this.refresh()),
        );
        this.follow(this.view.visible, history);
    }

    get filter(): TaskFilter {
        return this.current;
    }

    /** Shows the tasks that fit, and their lines. */
    setFilter(filter: TaskFilter): void {
        this.current = filter;
        void commands.executeCommand('setContext', 'pline.tasksFiltered', isFilter(filter));
        this.changing.fire(undefined);
    }

    /** Shows the next of the nodes that were left out. */
    showMore({ of }: MoreTasksNode): void {
        this.shown.set(nodeId(of), (this.shown.get(nodeId(of)) ?? PAGE) + PAGE);
        this.changing.fire(of);
    }

    getTreeItem(node: LinesNode): TreeItem {
        return itemOf(node, filterText(this.current));
    }

    async getChildren(node?: LinesNode): Promise<LinesNode[]> {
        switch (node?.kind) {
            case undefined: return this.files();
            case 'file': return [...node.lines];
            case 'line': return this.first(taskNodes(node, await this.server.lineTasks(node, this.current)), node);
            case 'group': return this.first(node.tasks, node);
            case 'task':
            case 'more': return [];
        }
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.following?.dispose();
        this.subscriptions.dispose();
    }

    private async files(): Promise<FileNode[]> {
        const { lines, allTasks } = await this.server.workspaceLines(this.current);
        const found = lines.reduce((sum, { tasks }) => sum + tasks, 0);
        const filter = filterText(this.current);
        this.view.badge = filter === undefined ? undefined : { value: found, tooltip: `${found} of ${allTasks} tasks fit the filter` };
        this.view.message = filter === undefined ? undefined : `${found} of ${allTasks} tasks: ${filter}`;
        return [...fileNodes(lines)];
    }

    private first<T extends LinesNode>(nodes: readonly T[], of: LineNode | GroupNode): LinesNode[] {
        return [...firstNodes(nodes, this.shown.get(nodeId(of)) ?? PAGE, of)];
    }

    /** A view that nobody sees costs nothing. */
    private follow(visible: boolean, history: RunHistory): void {
        this.following?.dispose();
        this.following = visible ? history.follow() : undefined;
    }

    private refresh(): void {
        this.timer ??= setTimeout(() => {
            this.timer = undefined;
            this.changing.fire(undefined);
        }, PAUSE_MILLISECONDS);
    }
}
