import type { Condition, GraphNode, LineGraph } from '../../protocol/graph.ts';
import { secondConditionProblem } from './second-condition.ts';

/**
 * Why a task cannot wait for another one on a condition. The language decides in the end; this says it before the button is let go.
 * @returns nothing where it can
 */
export function connectionProblem({ nodes, edges }: Pick<LineGraph, 'nodes' | 'edges'>, source: string, target: string, condition: Condition): string | undefined {
    const titles = new Map(nodes.map(({ id, title }) => [id, title]));
    const title = (task: string): string => titles.get(task) ?? task;
    const node = nodes.find(({ id }) => id === target);
    if (source === target) return 'A task cannot wait for itself.';
    if (node === undefined) return 'There is no such task any more.';
    if (!isEditable(node)) return node.external ? `${title(target)} belongs to another line: connect it there.` : `${title(target)} is a whole group: expand it first.`;
    const known = edges.filter((edge) => edge.source === source && edge.target === target).map((edge) => edge.condition);
    const problem = secondConditionProblem(known, condition, node.rule);
    if (problem !== undefined) return `${title(target)} already runs after ${title(source)} ${problem}`;
    const way = wayBetween(edges, target, source);
    return way && `That would be a cycle: ${shortened(way.map(title)).join(' → ')} → ${title(target)}.`;
}

/** @returns whether the task can be changed here: tasks of other lines, and groups that are one card, cannot */
export function isEditable({ external, members }: GraphNode): boolean {
    return !external && members === undefined;
}

/** @returns the tasks on the shortest way along the edges, both ends included; nothing where there is none */
function wayBetween(edges: LineGraph['edges'], from: string, to: string): readonly string[] | undefined {
    const next = Map.groupBy(edges, ({ source }) => source);
    const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
    for (const task of cameFrom.keys()) {
        if (task === to) return wayBack(cameFrom, to);
        for (const { target } of next.get(task) ?? []) {
            if (!cameFrom.has(target)) cameFrom.set(target, task);
        }
    }
    return undefined;
}

function wayBack(cameFrom: ReadonlyMap<string, string | undefined>, end: string): readonly string[] {
    const way: string[] = [];
    for (let task: string | undefined = end; task !== undefined; task = cameFrom.get(task)) way.unshift(task);
    return way;
}

function shortened(way: readonly string[]): readonly string[] {
    return way.length > 5 ? [...way.slice(0, 2), '…', ...way.slice(-2)] : way;
}
