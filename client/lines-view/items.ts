import { MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import { statusIcon } from '../history/status-icon.ts';
import { ago, runTime, statusText } from '../history/words.ts';
import { duration } from '../runs/run-text.ts';
import { nodeId, type FileNode, type GroupNode, type LineNode, type LinesNode, type MoreTasksNode, type TaskNode } from './nodes.ts';

/** More tasks are not unfolded unasked. */
const MOST_UNFOLDED = 50;

/** How a node of the Production Lines view looks. @param filter in words, where there is one: what fits it is unfolded, whatever was before */
export function itemOf(node: LinesNode, filter: string | undefined): TreeItem {
    const item = look(node);
    item.id = nodeId(node);
    if (filter !== undefined && item.collapsibleState === TreeItemCollapsibleState.Collapsed) {
        item.id += ` ${filter}`;
        const tasks = node.kind === 'line' ? node.tasks : node.kind === 'group' ? node.tasks.length : 0;
        if (tasks <= MOST_UNFOLDED) item.collapsibleState = TreeItemCollapsibleState.Expanded;
    }
    return item;
}

function look(node: LinesNode): TreeItem {
    switch (node.kind) {
        case 'file': return fileItem(node);
        case 'line': return lineItem(node);
        case 'group': return groupItem(node);
        case 'task': return taskItem(node);
        case 'more': return moreItem(node);
    }
}

function fileItem({ uri }: FileNode): TreeItem {
    const item = new TreeItem(Uri.parse(uri), TreeItemCollapsibleState.Expanded);
    item.label = workspace.asRelativePath(Uri.parse(uri));
    item.iconPath = ThemeIcon.File;
    item.contextValue = 'file';
    return item;
}

function lineItem({ line, title, tasks, lastRun }: LineNode): TreeItem {
    const item = new TreeItem(title ?? line, TreeItemCollapsibleState.Collapsed);
    const when = lastRun && (lastRun.status === 'running' ? `${lastRun.done ?? 0}/${lastRun.tasks}` : ago(lastRun.ended ?? lastRun.started, Date.now()));
    item.description = [title === undefined ? undefined : line, count(tasks), when].filter((part) => part !== undefined).join(' · ');
    item.iconPath = statusIcon(lastRun?.status ?? 'never', lastRun?.handled);
    // A screen reader is told what the icon shows.
    item.accessibilityInformation = { label: `${title ?? line}, ${lastRun === undefined ? 'never run' : statusText(lastRun)}, ${item.description}` };
    item.contextValue = lastRun?.status === 'running' ? 'line running' : lastRun === undefined ? 'line' : 'line ran';
    item.tooltip = new MarkdownString(`**${title ?? line}**\n\nLine \`${line}\`, ${count(tasks)}. ${lastRun === undefined ? 'It has not run yet.' : `Its last run: ${statusText(lastRun)}, ${new Date(lastRun.started).toLocaleString()}${timeOf(runTime(lastRun))}.`}`);
    return item;
}

function groupItem({ name, title, tasks }: GroupNode): TreeItem {
    const item = new TreeItem(title ?? name, TreeItemCollapsibleState.Collapsed);
    item.description = [title === undefined ? undefined : name, count(tasks.length)].filter((part) => part !== undefined).join(' · ');
    item.iconPath = new ThemeIcon('symbol-namespace');
    item.contextValue = 'group';
    return item;
}

function taskItem({ uri, line, task, entry: { title, activity, group, last } }: TaskNode): TreeItem {
    const item = new TreeItem(title ?? task);
    item.description = [title === undefined ? undefined : task, activity, last?.milliseconds === undefined ? undefined : duration(last.milliseconds)].filter((part) => part !== undefined).join(' · ');
    item.iconPath = statusIcon(last?.status ?? 'never');
    item.accessibilityInformation = { label: `${title ?? task}, ${last?.status ?? 'never run'}, ${item.description}` };
    item.contextValue = last !== undefined && last.attempt > 0 ? 'task ran' : 'task';
    item.tooltip = new MarkdownString(`**${title ?? task}**\n\nTask \`${task}\` of line \`${line}\`${activity === undefined ? '' : `, uses \`${activity}\``}${group === undefined ? '' : `, in \`${group.name}\``}. ${
        last === undefined ? 'It is in none of the newest runs.' : `When it last ran: ${last.status}${last.started === undefined ? '' : `, ${new Date(last.started).toLocaleString()}`}${timeOf(last.milliseconds)}.`}`);
    item.command = { command: 'pline.goToSource', title: 'Go to Source', arguments: [{ uri, line, task }] };
    return item;
}

function moreItem(node: MoreTasksNode): TreeItem {
    const item = new TreeItem(`Show more (${node.left} left)`);
    item.iconPath = new ThemeIcon('ellipsis');
    item.command = { command: 'pline.showMoreTasks', title: 'Show More', arguments: [node] };
    return item;
}

function count(tasks: number): string {
    return `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`;
}

function timeOf(milliseconds: number | undefined): string {
    return milliseconds === undefined ? '' : `, ${duration(milliseconds)}`;
}
