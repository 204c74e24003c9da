import type { Condition, GraphEdge, GraphNode, LineGraph, Problem, SourceLocation } from '../protocol/graph.ts';
import type { ResolvedDependency, ResolvedLine, ResolvedTask } from '../language/model/types.ts';
import { cardWidth, externalHeight, heightOf } from './metrics.ts';

export type PlainNode = Omit<GraphNode, 'x' | 'y'>;
export type PlainEdge = Omit<GraphEdge, 'points' | 'path'>;

/** A line's nodes and edges before they have a place. */
export interface PlainGraph extends Omit<LineGraph, 'nodes' | 'edges' | 'width' | 'height'> {
    readonly nodes: readonly PlainNode[];
    readonly edges: readonly PlainEdge[];
}

/**
 * What a line looks like, in the order of the text. A task that depends on something that is not there keeps its node and loses that edge;
 * of two tasks with one code the first is shown.
 * @param problems those of the line's file; each goes to the task that it lies in
 */
export function graphOf(line: ResolvedLine, problems: readonly Problem[]): PlainGraph {
    const nodes = new Map<string, PlainNode>();
    const edges = new Map<string, PlainEdge>();
    for (const task of line.tasks) {
        if (!nodes.has(task.name)) nodes.set(task.name, taskNode(task, problems));
    }
    for (const task of line.tasks) {
        for (const dependency of task.dependencies) {
            const source = upstreamId(dependency);
            if (isExternal(dependency) && !nodes.has(source)) nodes.set(source, upstreamNode(source, dependency, line.uri));
            if (!nodes.has(source)) continue;
            const edge = edgeOf(source, task.name, dependency.condition);
            edges.set(edge.id, edge);
        }
    }
    const upstreams = Map.groupBy(edges.values(), ({ target }) => target);
    return {
        uri: line.uri,
        line: line.name,
        title: line.title ?? line.name,
        location: line.range,
        nodes: [...nodes.values()].map((node) => (node.external ? node : { ...node, height: heightOf(upstreams.get(node.id)?.length ?? 0) })),
        edges: [...edges.values()],
        groups: line.groups.map(({ name, title }) => ({ name, title: title ?? name })),
        ...(line.environments.length > 0 && { environments: line.environments }),
    };
}

function taskNode(task: ResolvedTask, problems: readonly Problem[]): PlainNode {
    return {
        id: task.name,
        title: task.title ?? task.name,
        name: task.name,
        ...(task.activity !== undefined && { activity: task.activity }),
        ...(task.icon !== undefined && { icon: task.icon }),
        ...(task.group !== undefined && { group: task.group }),
        enabled: task.enabled,
        rule: task.rule,
        external: false,
        ...tagsOf(task),
        location: task.range,
        problems: problems.filter(({ location }) => contains(task.range, location)),
        width: cardWidth,
        height: heightOf(0),
    };
}

/** A task of another line. */
export function externalNode(id: string, task: Pick<PlainNode, 'name' | 'title' | 'line' | 'location'>): PlainNode {
    return { id, ...task, enabled: true, rule: 'all', external: true, problems: [], width: cardWidth, height: externalHeight };
}

function upstreamNode(id: string, { task, line, uri, range }: ResolvedDependency & { readonly line: string }, file: string): PlainNode {
    return externalNode(id, { name: task, title: task, line: { name: line, uri: uri ?? file }, location: range });
}

function tagsOf({ properties: { tags } }: ResolvedTask): Pick<PlainNode, 'tags'> {
    if (tags?.value.kind !== 'list') return {};
    return { tags: tags.value.items.flatMap((item) => (item.kind === 'text' ? [item.parts.filter((part) => typeof part === 'string').join('')] : [])) };
}

export function edgeOf(source: string, target: string, condition: Condition): PlainEdge {
    return { id: `${source}->${target}:${condition}`, source, target, condition };
}

function isExternal(dependency: ResolvedDependency): dependency is ResolvedDependency & { readonly line: string } {
    return dependency.line !== undefined;
}

function upstreamId({ line, task }: ResolvedDependency): string {
    return line === undefined ? task : `${line}.${task}`;
}

function contains(outer: SourceLocation, inner: SourceLocation): boolean {
    return outer.uri === inner.uri && !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.start);
}

function isBefore(a: SourceLocation['start'], b: SourceLocation['start']): boolean {
    return a.line < b.line || (a.line === b.line && a.character < b.character);
}
