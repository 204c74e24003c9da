import { AstUtils, type AstNode } from 'langium';
import { isBooleanValue, isConfig, isDurationValue, isNumberValue, isPlaceholder, isReference, isText, type Config, type Placeholder, type Reference, type Value } from '../../language/generated/ast.ts';
import { escapeText } from '../../language/grammar/values.ts';
import { literalText } from '../../language/model/text.ts';

/** Config items may name others; a circle of them is reported elsewhere. */
const DEEPEST = 8;

/**
 * What a value comes to in an environment, as far as config items make it.
 * @param environment none where there is only one, without a name
 * @returns Pline text; undefined for a value that names no config item
 */
export function valueIn(environment: string | undefined, value: Value, depth = 0): string | undefined {
    const cst = value.$cstNode;
    const named = depth > DEEPEST ? [] : AstUtils.streamAst(value).filter((node) => configOf(node) !== undefined).toArray() as (Reference | Placeholder)[];
    if (!cst || named.length === 0) return undefined;
    let result = '';
    let at = cst.offset;
    for (const node of named) {
        const exchanged = inPlaceOf(node, environment, depth);
        if (exchanged === undefined || !node.$cstNode) continue;
        result += cst.root.fullText.slice(at, node.$cstNode.offset) + exchanged;
        at = node.$cstNode.end;
    }
    return result + cst.root.fullText.slice(at, cst.end);
}

function configOf(node: AstNode): Config | undefined {
    const target = isReference(node) || (isPlaceholder(node) && node.member === undefined) ? node.target?.ref : undefined;
    return isConfig(target) ? target : undefined;
}

function inPlaceOf(node: Reference | Placeholder, environment: string | undefined, depth: number): string | undefined {
    const config = configOf(node);
    const value = config?.value ?? config?.values.find(({ environment: name }) => name.$refText === environment)?.value;
    if (!value) return undefined;
    if (isReference(node)) return valueIn(environment, value, depth + 1) ?? value.$cstNode?.text;
    const text = isText(value) ? literalText(value) : isNumberValue(value) || isBooleanValue(value) || isDurationValue(value) ? value.$cstNode?.text : undefined;
    const isBlock = isText(node.$container) && node.$container.block;
    return text === undefined || isBlock ? text : escapeText(text);
}
