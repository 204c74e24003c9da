import { AstUtils, type AstNode } from 'langium';
import { isPlaceholder, isReference, isText, type Placeholder, type Property, type Reference, type Value } from '../generated/ast.ts';
import type { PlineCoreServices } from '../services.ts';

/** Whether the names in a value mean the same where another block stands. */
export function keepsMeaning(value: Value, holder: Property['$container'], { references: { ScopeProvider: scopes } }: PlineCoreServices): boolean {
    return namesIn(value).every((name) => {
        // Scopes go by what stands around: the same name, as if it stood there.
        const container = { ...name, $container: holder } as AstNode;
        const { target } = name;
        return scopes.getScope({ container, property: 'target', reference: target }).getElement(target.$refText)?.node === target.ref;
    });
}

/** Whether two values are written alike and mean the same. */
export function isSameValue(left: Value | undefined, right: Value | undefined): boolean {
    if (!left || !right || left.$cstNode?.text !== right.$cstNode?.text) return false;
    const [here, there] = [namesIn(left), namesIn(right)];
    return here.every(({ target }, index) => target.ref !== undefined && target.ref === there[index]?.target.ref);
}

function namesIn(value: Value): (Reference | Placeholder)[] {
    return AstUtils.streamAst(value).filter((node): node is Reference | Placeholder => isReference(node) || isPlaceholder(node)).toArray();
}

/**
 * Whether a value can be indented anew: of a block text all lines must be, so it begins on the line below its quotes.
 */
export function isPortable(value: Value): boolean {
    return AstUtils.streamAst(value).every((node) => !isText(node) || !node.block || !node.$cstNode?.text.includes('\n') || /^"""[ \t]*\r?\n/.test(node.$cstNode.text));
}
