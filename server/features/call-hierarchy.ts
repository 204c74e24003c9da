import { AstUtils, URI, type LangiumDocument, type LangiumDocuments } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import type {
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range,
} from 'vscode-languageserver';
import { isTask, isUpstream, type Task, type Upstream } from '../../language/generated/ast.ts';
import { nameRangeOf, rangeOf } from '../../language/model/ranges.ts';
import { getOrCreate } from '../../language/scoping/visible.ts';
import { nameAt } from '../name-at.ts';
import type { PlineServerServices } from '../services.ts';
import type { PlineNodeKinds } from './node-kinds.ts';

/** Shows what a task waits for as its incoming calls, and what waits for it as its outgoing calls: across lines and files. */
export class CallHierarchyFeature implements CallHierarchyProvider {
    private readonly services: PlineServerServices;
    private readonly documents: LangiumDocuments;
    private readonly kinds: Pick<PlineNodeKinds, 'getSymbolKind'>;

    constructor(services: PlineServerServices) {
        this.services = services;
        this.documents = services.shared.workspace.LangiumDocuments;
        this.kinds = services.shared.lsp.NodeKindProvider;
    }

    prepareCallHierarchy(document: LangiumDocument, { position }: CallHierarchyPrepareParams): CallHierarchyItem[] {
        return (nameAt(document, position, this.services)?.targets ?? []).flatMap((target) => isTask(target) ? this.item(target) : []);
    }

    incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
        const task = this.taskOf(item);
        const edges = (task?.dependencies ?? []).flatMap(({ upstreams }) => upstreams).flatMap((edge) => edge.task?.ref ? [[edge.task.ref, edge] as const] : []);
        return [...grouped(edges)].map(([upstream, statements]) => ({ from: this.item(upstream, statements), fromRanges: rangesIn(upstream, statements) }));
    }

    outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
        const task = this.taskOf(item);
        if (!task) return [];
        const edges = this.services.references.References.occurrences(task).flatMap(({ node: { astNode: edge } }) => isUpstream(edge) ? [[edge.$container.$container, edge] as const] : []);
        return [...grouped(edges)].map(([dependent, statements]) => ({ to: this.item(dependent, statements), fromRanges: rangesIn(task, statements) }));
    }

    private item(task: Task, edges: readonly Upstream[] = []): CallHierarchyItem {
        const [whole, name] = [rangeOf(task), nameRangeOf(task)];
        const conditions = edges.map(({ $container: { condition } }) => `on ${condition ?? 'success'}`);
        return {
            name: task.name, kind: this.kinds.getSymbolKind(task), uri: whole.uri, range: { start: whole.start, end: whole.end }, selectionRange: { start: name.start, end: name.end },
            detail: [task.$container.name, ...conditions].join(' · '),
        };
    }

    /** The task that an item was made of, or that which stands there now. */
    private taskOf({ uri, selectionRange }: CallHierarchyItem): Task | undefined {
        const document = this.documents.getDocument(URI.parse(uri));
        return document && nameAt(document, selectionRange.start, this.services)?.targets.find(isTask);
    }
}

function grouped(edges: readonly (readonly [Task, Upstream])[]): Map<Task, Upstream[]> {
    const result = new Map<Task, Upstream[]>();
    for (const [task, edge] of edges) getOrCreate(result, task, () => []).push(edge);
    return result;
}

/** Where dependencies are written, where that is the caller's file; else its name. Editors look for the ranges there. */
function rangesIn(caller: Task, edges: readonly Upstream[]): Range[] {
    const document = AstUtils.getDocument(caller);
    const inFile = edges.filter((edge) => AstUtils.getDocument(edge) === document).map((edge) => rangeOf(edge));
    return (inFile.length > 0 ? inFile : [nameRangeOf(caller)]).map(({ start, end }) => ({ start, end }));
}
