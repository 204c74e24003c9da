import type { AstNode } from 'langium';
import { isListValue, type PlineAstType } from '../generated/ast.ts';
import { nodesOf } from '../scoping/nodes.ts';

const MEMBERS: ReadonlySet<string> = new Set([
    'Activity', 'AnyOutputs', 'Config', 'Connection', 'Connector', 'Defaults', 'Dependencies', 'EnvironmentValue', 'Environments', 'Every', 'Group', 'Icon', 'Import', 'Line', 'MapEntry',
    'Output', 'Param', 'Property', 'PropertyDeclaration', 'Requirement', 'Rule', 'Runs', 'Schedule', 'Task',
] satisfies (keyof PlineAstType)[]);

/**
 * Where the members of blocks, lists and maps start: only in front of them may a line of text be broken.
 * @param roots what they are looked for in
 * @returns offsets
 */
export function memberStarts(roots: readonly AstNode[]): Set<number> {
    const members = roots.flatMap((root) => nodesOf(root).filter(isMember));
    return new Set(members.flatMap(({ $cstNode: cst }) => cst?.offset ?? []));
}

function isMember({ $type, $container }: AstNode): boolean {
    return MEMBERS.has($type) || isListValue($container);
}
