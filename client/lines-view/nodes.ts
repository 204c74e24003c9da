/** What the Production Lines view shows, as a tree. Each node names its line as commands take it. Pure: no vscode. */
import type { LineRef } from '../../protocol/lsp.ts';
import type { LineTask, WorkspaceLine } from '../../protocol/workspace-lines.ts';

export type LinesNode = FileNode | LineNode | GroupNode | TaskNode | MoreTasksNode;

export interface FileNode {
    readonly kind: 'file';
    readonly uri: string;
    readonly lines: readonly LineNode[];
}

export interface LineNode extends WorkspaceLine {
    readonly kind: 'line';
}

export interface GroupNode {
    readonly kind: 'group';
    readonly of: LineRef;
    readonly name: string;
    readonly title?: string;
    readonly tasks: readonly TaskNode[];
}

export interface TaskNode extends LineRef {
    readonly kind: 'task';
    readonly task: string;
    readonly entry: LineTask;
}

/** Stands for tasks that are left out: nobody reads ten thousand. */
export interface MoreTasksNode {
    readonly kind: 'more';
    readonly of: LineNode | GroupNode;
    readonly left: number;
}

/** The files in the order that they came in. */
export function fileNodes(lines: readonly WorkspaceLine[]): readonly FileNode[] {
    return [...Map.groupBy(lines, ({ uri }) => uri)].map(([uri, ofFile]) => ({ kind: 'file', uri, lines: ofFile.map((line) => ({ kind: 'line', ...line })) }));
}

/** The tasks of a line: each group where its first task stands, with its tasks in it. */
export function taskNodes({ uri, line }: LineRef, tasks: readonly LineTask[]): readonly (GroupNode | TaskNode)[] {
    const of = { uri, line };
    const groups = Map.groupBy(tasks, (task) => task.group?.name);
    const nodes = tasks.map((entry): GroupNode | TaskNode | undefined => {
        if (entry.group === undefined) return taskNode(of, entry);
        const members = groups.get(entry.group.name) ?? [];
        return members[0] === entry ? { kind: 'group', of, ...entry.group, tasks: members.map((member) => taskNode(of, member)) } : undefined;
    });
    return nodes.filter((node) => node !== undefined);
}

/** The first of some nodes, and one for the rest. */
export function firstNodes<T extends LinesNode>(nodes: readonly T[], most: number, of: LineNode | GroupNode): readonly (T | MoreTasksNode)[] {
    // One more takes no more room than the node that would stand for it.
    return nodes.length <= most + 1 ? nodes : [...nodes.slice(0, most), { kind: 'more', of, left: nodes.length - most }];
}

/** Stays the same while the texts change, so that the tree keeps what is open. */
export function nodeId(node: LinesNode): string {
    switch (node.kind) {
        case 'file': return node.uri;
        case 'line': return `${node.uri}#${node.line}`;
        case 'group': return `${node.of.uri}#${node.of.line}/${node.name}`;
        case 'task': return `${node.uri}#${node.line}.${node.task}`;
        case 'more': return `${nodeId(node.of)}…`;
    }
}

function taskNode(of: LineRef, entry: LineTask): TaskNode {
    return { kind: 'task', ...of, task: entry.name, entry };
}
