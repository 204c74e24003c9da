import type { PlainEdge, PlainGraph, PlainNode } from '../model.ts';
import { groupHeight, heightOf } from '../metrics.ts';

/**
 * Shows each of these groups as one card, where its first task was. Dependencies between two cards become one for each condition,
 * those within a group vanish.
 */
export function collapse(graph: PlainGraph, collapsed: ReadonlySet<string>): PlainGraph {
    const members = Map.groupBy(graph.nodes.filter(({ group }) => group !== undefined && collapsed.has(group)), ({ group }) => group!);
    const cardOf = new Map([...members].flatMap(([group, tasks]) => tasks.map(({ id }) => [id, groupId(group)] as const)));
    const nodes = graph.nodes.flatMap((node): readonly PlainNode[] => {
        const tasks = node.group === undefined ? undefined : members.get(node.group);
        if (tasks === undefined) return [node];
        return tasks[0] === node ? [groupNode(node.group!, tasks, graph)] : [];
    });
    const edges = joined(graph.edges, (id) => cardOf.get(id) ?? id);
    const into = Map.groupBy(edges, ({ target }) => target);
    return { ...graph, nodes: nodes.map((node) => (node.members === undefined ? node : { ...node, height: Math.max(groupHeight, heightOf(into.get(node.id)?.length ?? 0)) })), edges };
}

/** No task's code has a colon. */
function groupId(group: string): string {
    return `group:${group}`;
}

function groupNode(group: string, tasks: readonly PlainNode[], graph: PlainGraph): PlainNode {
    const first = tasks[0]!;
    return {
        id: groupId(group),
        name: group,
        title: graph.groups.find(({ name }) => name === group)?.title ?? group,
        icon: 'folder',
        enabled: tasks.some(({ enabled }) => enabled),
        rule: 'all',
        external: false,
        members: tasks.map(({ id }) => id),
        location: first.location,
        problems: tasks.flatMap(({ problems }) => problems),
        width: first.width,
        height: groupHeight,
    };
}

function joined(edges: readonly PlainEdge[], cardOf: (id: string) => string): readonly PlainEdge[] {
    const made = new Map<string, PlainEdge>();
    for (const edge of edges) {
        const [source, target] = [cardOf(edge.source), cardOf(edge.target)];
        if (source === edge.source && target === edge.target) {
            made.set(edge.id, edge);
        } else if (source !== target) {
            const id = `${source}->${target}:${edge.condition}`;
            made.set(id, { id, source, target, condition: edge.condition, count: (made.get(id)?.count ?? 0) + 1 });
        }
    }
    return [...made.values()];
}
