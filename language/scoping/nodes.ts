import { interruptAndCheck, type AstNode, type AstReflection, type Cancellation } from 'langium';

type Properties = Record<string, unknown>;

const known = new WeakMap<AstNode, readonly AstNode[]>();

/**
 * Every node of a tree, in the order of the text. It is gathered once for each text: linking and checking both go through all nodes,
 * and Langium's own streams take longer than the work on each node does.
 */
export function nodesOf(root: AstNode): readonly AstNode[] {
    let nodes = known.get(root);
    if (!nodes) {
        const gathered: AstNode[] = [];
        gather(root, gathered);
        known.set(root, nodes = gathered);
    }
    return nodes;
}

/** Langium's own properties begin with it; they hold no children. */
const DOLLAR = '$'.charCodeAt(0);

function gather(value: unknown, nodes: AstNode[]): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
        for (const item of value) gather(item, nodes);
    } else if ('$type' in value) {
        nodes.push(value as AstNode);
        for (const key in value) {
            if (key.charCodeAt(0) !== DOLLAR) gather((value as Properties)[key], nodes);
        }
    }
}

/** The properties of each type of node that hold references. */
export class ReferenceProperties {
    private readonly byType = new Map<string, readonly string[]>();
    private readonly reflection: AstReflection;

    constructor(reflection: AstReflection) {
        this.reflection = reflection;
    }

    of(type: string): readonly string[] {
        let names = this.byType.get(type);
        if (!names) {
            const { properties } = this.reflection.getTypeMetaData(type);
            names = Object.values(properties).filter(({ referenceType }) => referenceType !== undefined).map(({ name }) => name);
            this.byType.set(type, names);
        }
        return names;
    }
}

/** Does something to every node, and lets others in between now and then. @throws OperationCancelled */
export async function forEachNode(root: AstNode, cancelToken: Cancellation.CancellationToken, visit: (node: AstNode) => void | Promise<void>): Promise<void> {
    let visited = 0;
    for (const node of nodesOf(root)) {
        if (visited++ % NODES_BETWEEN_PAUSES === 0) await interruptAndCheck(cancelToken);
        const pending = visit(node);
        if (pending) await pending;
    }
}

const NODES_BETWEEN_PAUSES = 500;
