import { CompositeCstNodeImpl, LeafCstNodeImpl, type CstNode } from 'langium';

/** How what stands in a text moves when something before it changes. */
export interface Move {
    /** By how many characters. */
    readonly offset: number;
    readonly lines: number;
    /** What stands in this line, before it moves, also moves by so many columns. */
    readonly line: number;
    readonly columns: number;
}

/** Moves a node with all that belongs to it. */
export function moveNode(node: CstNode, move: Move): void {
    if (node instanceof LeafCstNodeImpl) {
        node['_offset'] += move.offset;
        if (node['_startLine'] === move.line) node['_startColumn'] += move.columns;
        if (node['_endLine'] === move.line) node['_endColumn'] += move.columns;
        node['_startLine'] += move.lines;
        node['_endLine'] += move.lines;
    } else if (node instanceof CompositeCstNodeImpl) {
        node['_rangeCache'] = undefined;
        for (const child of node.content) moveNode(child, move);
    }
}

/** Moves all that follows a node; what the node belongs to is as much longer. */
export function moveFollowing(node: CstNode, move: Move): void {
    for (let [child, parent] = [node, node.container]; parent; [child, parent] = [parent, parent.container]) {
        if (parent instanceof CompositeCstNodeImpl) parent['_rangeCache'] = undefined;
        for (const following of parent.content.slice(parent.content.indexOf(child) + 1)) moveNode(following, move);
    }
}
