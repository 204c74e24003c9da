import type { GraphNode, LineGraph } from '../../protocol/graph.ts';
import type { TaskView } from '../../protocol/run-view.ts';
import { taskLooks } from '../run/status.ts';
import { conditionWords, count } from '../words.ts';

export interface CardContext {
    /** The title of the task's group. */
    readonly group: string | undefined;
    /** From `upstreamText`. */
    readonly upstreams: string;
    readonly view: TaskView | undefined;
    /** Whether it is selected together with others. */
    readonly isMarked?: boolean;
}

/** What a screen reader says of a card: all that the eye sees, and what the task waits for. */
export function cardLabel(node: GraphNode, { group, upstreams, view, isMarked = false }: CardContext): string {
    const parts = [
        node.title,
        node.external ? `task of another line, ${node.id}` : (node.activity ?? 'no activity'),
        group === undefined ? undefined : `in ${group}`,
        isMarked ? 'selected' : undefined,
        node.enabled ? undefined : 'disabled',
        view === undefined ? undefined : statusText(view),
        upstreams === '' ? undefined : `runs after ${upstreams}`,
        node.problems.length === 0 ? undefined : count(node.problems.length, 'problem'),
    ];
    return parts.filter((part) => part !== undefined).join(', ');
}

const upstreamTexts = new WeakMap<LineGraph, ReadonlyMap<string, string>>();

/** @returns what a task waits for, in words; nothing where it waits for nothing */
export function upstreamText(graph: LineGraph, task: string): string {
    const texts = upstreamTexts.get(graph) ?? upstreamTextsOf(graph);
    upstreamTexts.set(graph, texts);
    return texts.get(task) ?? '';
}

function upstreamTextsOf({ nodes, edges }: LineGraph): ReadonlyMap<string, string> {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return new Map([...Map.groupBy(edges, ({ target }) => target)].map(([target, into]) => {
        const upstreams = into.map(({ source, condition }) => `${byId.get(source)?.title ?? source} ${conditionWords[condition]}`);
        return [target, upstreams.join(byId.get(target)?.rule === 'any' ? ' or ' : ' and ')];
    }));
}

/** @returns a group's title, or its name where it has none */
export function groupTitle(groups: LineGraph['groups'], name: string): string {
    return groups.find((group) => group.name === name)?.title ?? name;
}

function statusText({ status, attempt, error }: TaskView): string {
    return [taskLooks[status].text.toLowerCase(), attempt > 1 ? `attempt ${attempt}` : undefined, error?.message].filter((part) => part !== undefined).join(', ');
}
