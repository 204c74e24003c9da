/** What the Runs view shows, as a tree. Each node names its line, run and task as commands take them. Pure: no vscode. */
import type { RunEntry, UsualTime } from '../../protocol/history.ts';
import type { LineRef } from '../../protocol/lsp.ts';
import type { TaskView } from '../../protocol/run-view.ts';

export type RunsNode = RunNode | RunTaskNode | AttemptNode | OlderRunsNode | UnreadableRunsNode;

export interface RunNode extends LineRef {
    readonly kind: 'run';
    readonly run: string;
    /** The newest that is known; the node stays the same. */
    entry: RunEntry;
}

export interface RunTaskNode extends LineRef {
    readonly kind: 'runTask';
    readonly run: string;
    readonly task: string;
    /** Of its last attempt; 0 for a task that never started. */
    readonly attempt: number;
    readonly view: TaskView;
    readonly usual?: UsualTime;
}

/** One of several attempts at a task. */
export interface AttemptNode extends LineRef {
    readonly kind: 'attempt';
    readonly run: string;
    readonly task: string;
    readonly attempt: number;
    readonly started: string;
    readonly ended: string;
}

export interface OlderRunsNode {
    readonly kind: 'older';
}

export interface UnreadableRunsNode {
    readonly kind: 'unreadable';
    readonly problems: readonly string[];
}

export function runNode(entry: RunEntry): RunNode {
    return { kind: 'run', uri: entry.uri, line: entry.line, run: entry.id, entry };
}

/** The tasks of a run in the order of its line. */
export function runTaskNodes({ uri, line, run }: RunNode, tasks: Readonly<Record<string, TaskView>>, usual: Readonly<Record<string, UsualTime>>): readonly RunTaskNode[] {
    return Object.entries(tasks).map(([task, view]) => ({ kind: 'runTask', uri, line, run, task, attempt: view.attempt, view, ...(usual[task] && { usual: usual[task] }) }));
}

/** The attempts before the last one, the newest first. */
export function attemptNodes({ uri, line, run, task, view: { earlier = [] } }: RunTaskNode): readonly AttemptNode[] {
    return earlier.toReversed().map((attempt) => ({ kind: 'attempt', uri, line, run, task, ...attempt }));
}
