import { AstUtils } from 'langium';
import {
    isBooleanValue, isChoiceType, isConfig, isConnection, isDurationValue, isEnvironmentVariable, isEvery, isLine, isListType, isListValue, isMapType, isMapValue, isNumberValue,
    isParam, isPropertyDeclaration, isReference, isSecret, isSimpleType, isTask, isText, type Placeholder, type PlaceholderTarget as TargetNode, type PropertyType,
    type Reference, type Text, type Value as ValueNode,
} from '../generated/ast.ts';
import type { UsedNames } from './names.ts';
import { textParts } from './text.ts';
import type { PlaceholderTarget, TextPart, Value } from './types.ts';

/** What the properties of a user's activity stand for, inside its `runs`. */
export type Arguments = ReadonlyMap<string, Value>;

const NO_ARGUMENTS: Arguments = new Map();

/** What names stand for where a value is resolved. */
export interface ValueContext {
    readonly names: UsedNames;
    readonly args?: Arguments;
    /** What is asked for where the value stands. */
    readonly type?: PropertyType;
}

/**
 * A value of the syntax tree as plain data.
 * @returns undefined for a name that means nothing (which is reported elsewhere) or a property that has no value
 */
export function resolveValue(node: ValueNode, context: ValueContext): Value | undefined {
    if (isText(node)) return resolveText(node, context);
    if (isNumberValue(node)) return { kind: 'number', value: node.value };
    if (isBooleanValue(node)) return { kind: 'boolean', value: node.value };
    if (isDurationValue(node)) return { kind: 'duration', milliseconds: node.value };
    if (isListValue(node)) return { kind: 'list', items: node.items.flatMap((item) => resolveValue(item, elementOf(context)) ?? []) };
    if (isMapValue(node)) {
        const entries = node.entries.map(({ key, value }) => [key, value && resolveValue(value, elementOf(context))] as const);
        return { kind: 'map', entries: Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined)) };
    }
    if (isEnvironmentVariable(node)) return { kind: 'env', name: node.name, ...parsedAs(context.type) };
    if (isSecret(node)) return { kind: 'secret', name: node.name };
    return isReference(node) ? resolveReference(node, context) : undefined;
}

function resolveReference(node: Reference, { names, args = NO_ARGUMENTS, type }: ValueContext): Value | undefined {
    const target = node.target?.ref;
    if (isConnection(target)) return { kind: 'connection', name: names.of(target) };
    if (isLine(target)) return { kind: 'line', name: target.name, uri: AstUtils.getDocument(target).uri.toString() };
    if (isConfig(target)) return { kind: 'reference', target: { kind: 'config', name: names.of(target) }, ...parsedAs(type) };
    if (isParam(target)) return { kind: 'reference', target: { kind: 'param', name: target.name } };
    return isPropertyDeclaration(target) ? args.get(target.name) : undefined;
}

function elementOf(context: ValueContext): ValueContext {
    const { type, ...rest } = context;
    return isListType(type) || isMapType(type) ? { ...rest, type: type.element } : rest;
}

const TEXTS: ReadonlySet<string> = new Set(['string', 'text', 'path', 'secret', 'json']);

/** A variable of the environment is a text: where another type is asked for, the run has to know which. */
function parsedAs(type: PropertyType | undefined): { type?: string } {
    const isParsed = isChoiceType(type) || (isSimpleType(type) && !TEXTS.has(type.name));
    return isParsed && type.$cstNode ? { type: type.$cstNode.text } : {};
}

function resolveText(node: Text, context: ValueContext): Value {
    return { kind: 'text', parts: textParts(node).flatMap((part) => typeof part === 'string' ? part : resolvePlaceholder(part, context)) };
}

function resolvePlaceholder(node: Placeholder, { names, args = NO_ARGUMENTS }: ValueContext): TextPart[] {
    const target: TargetNode | undefined = node.target?.ref;
    const placeholder = (found: PlaceholderTarget): TextPart[] => [{ placeholder: found }];
    if (isConfig(target)) return placeholder({ kind: 'config', name: names.of(target) });
    if (isParam(target)) return placeholder({ kind: 'param', name: target.name });
    if (isTask(target)) return placeholder({ kind: 'output', task: target.name, output: node.member ?? '' });
    if (isEvery(target)) return placeholder({ kind: 'run', field: node.member ?? '' });
    if (!isPropertyDeclaration(target)) return [];
    // Whole even where it is a text: in shell code it is one word.
    const value = args.get(target.name);
    return value ? [{ value }] : [];
}
