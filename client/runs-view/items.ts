import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { statusIcon } from '../history/status-icon.ts';
import { runText, runTime, statusText, taskText, timeText } from '../history/words.ts';
import { duration } from '../runs/run-text.ts';
import type { AttemptNode, RunNode, RunsNode, RunTaskNode, UnreadableRunsNode } from './nodes.ts';

/** How a node of the Runs view looks. */
export function itemOf(node: RunsNode): TreeItem {
    switch (node.kind) {
        case 'run': return runItem(node);
        case 'runTask': return taskItem(node);
        case 'attempt': return attemptItem(node);
        case 'older': return olderItem();
        case 'unreadable': return unreadableItem(node);
    }
}

function runItem({ run, entry }: RunNode): TreeItem {
    const item = new TreeItem(entry.line, TreeItemCollapsibleState.Collapsed);
    const time = runTime(entry);
    item.id = run;
    item.description = runText(entry, Date.now());
    item.iconPath = statusIcon(entry.status, entry.handled);
    item.contextValue = { running: 'run running', succeeded: 'run over', failed: 'run over broken', cancelled: 'run over broken', interrupted: 'run over broken' }[entry.status];
    item.tooltip = new MarkdownString([
        `**${entry.line}**: ${statusText(entry)}`,
        `- Run \`${run}\``,
        `- Started ${new Date(entry.started).toLocaleString()}`,
        ...(entry.resumed === undefined ? [] : [`- Went on ${new Date(entry.resumed).toLocaleString()}`]),
        ...(time === undefined ? [] : [`- Took ${duration(time)}`]),
        ...(entry.environment === undefined ? [] : [`- Environment \`${entry.environment}\``]),
        `- ${entry.tasks} ${entry.tasks === 1 ? 'task' : 'tasks'}`,
    ].join('\n'));
    item.accessibilityInformation = { label: `${entry.line}, ${statusText(entry)}, ${item.description}` };
    return item;
}

function taskItem({ uri, line, run, task, attempt, view, usual }: RunTaskNode): TreeItem {
    const item = new TreeItem(task, view.earlier === undefined ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed);
    item.id = `${run}/${task}`;
    item.description = taskText(view, usual);
    item.iconPath = statusIcon(view.status);
    item.contextValue = attempt > 0 ? 'runTask ran' : 'runTask';
    item.tooltip = taskTooltip(task, view, usual);
    item.accessibilityInformation = { label: `${task}, ${view.status}, ${item.description}` };
    if (attempt > 0) item.command = { command: 'pline.showLog', title: 'Show Log', arguments: [{ uri, line, task, run, attempt }] };
    return item;
}

function taskTooltip(task: string, { status, started, ended, error, reason }: RunTaskNode['view'], usual: RunTaskNode['usual']): MarkdownString {
    const tooltip = new MarkdownString(`**${task}**: ${status}\n\n`);
    if (started !== undefined) tooltip.appendMarkdown(`- Started ${new Date(started).toLocaleString()}\n`);
    if (started !== undefined && ended !== undefined) tooltip.appendMarkdown(`- Took ${timeText(Date.parse(ended) - Date.parse(started), usual)}${usual === undefined ? '' : ` — of ${usual.runs} earlier ${usual.runs === 1 ? 'run' : 'runs'}`}\n`);
    const why = error?.message ?? reason;
    if (why !== undefined) tooltip.appendMarkdown('\n').appendCodeblock(why, 'text');
    return tooltip;
}

function attemptItem({ uri, line, run, task, attempt, started, ended }: AttemptNode): TreeItem {
    const item = new TreeItem(`Attempt ${attempt}`);
    item.id = `${run}/${task}/${attempt}`;
    item.description = `failed after ${duration(Date.parse(ended) - Date.parse(started))}`;
    item.iconPath = statusIcon('failed');
    item.contextValue = 'runTask ran';
    item.command = { command: 'pline.showLog', title: 'Show Log', arguments: [{ uri, line, task, run, attempt }] };
    return item;
}

function olderItem(): TreeItem {
    const item = new TreeItem('Show older runs');
    item.id = 'older';
    item.iconPath = new ThemeIcon('ellipsis');
    item.command = { command: 'pline.showOlderRuns', title: 'Show Older Runs' };
    return item;
}

function unreadableItem({ problems }: UnreadableRunsNode): TreeItem {
    const item = new TreeItem(`${problems.length} ${problems.length === 1 ? 'run' : 'runs'} cannot be read`);
    item.id = 'unreadable';
    item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    item.tooltip = problems.join('\n\n');
    return item;
}
