import { AstUtils, DocumentState } from 'langium';
import type { Line, Task, Upstream } from '../../language/generated/ast.ts';
import { rangeOf } from '../../language/model/ranges.ts';
import { edgeOf, externalNode, type PlainGraph } from '../../graph/model.ts';
import type { PlineServerServices } from '../services.ts';
import { linesOf } from '../lines.ts';

interface Dependent {
    readonly line: Line;
    readonly task: Task;
    readonly upstream: Upstream;
    readonly condition: 'success' | 'failure' | 'complete';
}

/** @returns the graph with the tasks of other lines that wait for tasks of this one, in whichever file of the workspace they are */
export function withDependents(graph: PlainGraph, line: Line, services: PlineServerServices): PlainGraph {
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
    for (const { line: { name: other }, task, upstream, condition } of dependentsOf(line, services)) {
        const source = upstream.task.$refText;
        const id = `${other}.${task.name}`;
        if (!nodes.has(source) || !task.name) continue;
        if (!nodes.has(id)) {
            const uri = AstUtils.getDocument(task).uri.toString();
            nodes.set(id, externalNode(id, { name: task.name, title: task.title ?? task.name, line: { name: other, uri }, location: rangeOf(task) }));
        }
        const edge = edgeOf(source, id, condition);
        edges.set(edge.id, edge);
    }
    return { ...graph, nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** Where other lines wait for tasks of this one: `after line.task`. */
function dependentsOf(line: Line, { shared: { workspace } }: PlineServerServices): readonly Dependent[] {
    const linked = workspace.LangiumDocuments.all.filter(({ state }) => state >= DocumentState.Linked).toArray();
    return linked.flatMap((document) => linesOf(document)).filter((other) => other !== line).flatMap((other) =>
        other.tasks.flatMap((task) => task.dependencies.flatMap(({ upstreams, condition = 'success' }) =>
            upstreams.filter((upstream) => upstream.line?.ref === line).map((upstream) => ({ line: other, task, upstream, condition })))));
}
