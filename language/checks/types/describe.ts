import {
    isBooleanValue, isChoiceType, isConfig, isConnection, isConnectionType, isDurationValue, isEnvironmentVariable, isLine, isLineType, isListType, isListValue, isMapType, isMapValue,
    isNumberValue, isParam, isReference, isSecret, type PropertyType, type SimpleType, type SimpleTypeName, type Value,
} from '../../generated/ast.ts';
import { joined } from '../words.ts';

const SIMPLE: Record<SimpleTypeName, { readonly words: string; readonly example: string }> = {
    string: { words: 'a text', example: '"abc"' },
    text: { words: 'a text', example: '"abc"' },
    integer: { words: 'a whole number', example: '3' },
    number: { words: 'a number', example: '0.5' },
    boolean: { words: 'true or false', example: 'true' },
    duration: { words: 'a duration', example: '30s' },
    path: { words: 'a path', example: '"data/orders.csv"' },
    secret: { words: 'a secret', example: 'secret("NAME")' },
    json: { words: 'a text, a number, true or false, a list or a map', example: '{ a: 1 }' },
};

/** A type in words, with an example where the words leave a doubt: `a duration, such as 30s`. */
export function describeType(type: PropertyType): string {
    if (isChoiceType(type)) return choiceText(type.choices);
    if (isListType(type)) return `a list, such as ${exampleOf(type)}`;
    if (isMapType(type)) return `a map, such as ${exampleOf(type)}`;
    if (isConnectionType(type)) return `the name of a ${joined(type.connectors.map(({ $refText }) => $refText), 'or')}${type.connectors.length > 0 ? ' ' : ''}connection`;
    if (isLineType(type)) return 'the name of a line';
    if (type.name === 'boolean') return SIMPLE.boolean.words;
    return `${SIMPLE[type.name].words}${boundsText(type)}, such as ${exampleOf(type)}`;
}

function choiceText(choices: readonly string[]): string {
    const texts = choices.map((choice) => `"${choice}"`);
    return texts.length === 1 ? texts[0]! : `one of ${joined(texts, 'or')}`;
}

function exampleOf(type: PropertyType): string {
    if (isChoiceType(type)) return `"${type.choices[0] ?? ''}"`;
    if (isListType(type)) return `[${exampleOf(type.element)}]`;
    if (isMapType(type)) return `{ name: ${exampleOf(type.element)} }`;
    if (isConnectionType(type)) return 'crm';
    if (isLineType(type)) return 'nightly';
    const { min, max, name } = type;
    const bound = min ?? max;
    return bound === undefined ? SIMPLE[name].example : String(bound);
}

function boundsText({ min, max }: SimpleType): string {
    if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
    if (min !== undefined) return ` of at least ${min}`;
    return max === undefined ? '' : ` of at most ${max}`;
}

/** A value in words: what it is, not what it should be. */
export function describeValue(value: Value): string {
    if (isNumberValue(value)) return `the number ${value.value}`;
    if (isDurationValue(value)) return `the duration ${value.$cstNode?.text ?? ''}`.trim();
    if (isBooleanValue(value)) return String(value.value);
    if (isListValue(value)) return 'a list';
    if (isMapValue(value)) return 'a map';
    if (isEnvironmentVariable(value)) return 'an environment variable, which is a text';
    if (isSecret(value)) return 'a secret';
    return isReference(value) ? describeTarget(value.target?.ref, value.target?.$refText ?? '') : 'a text';
}

function describeTarget(target: unknown, name: string): string {
    if (isConnection(target)) return `the ${target.connector.$refText} connection "${name}"`;
    if (isLine(target)) return `the line "${name}"`;
    if (isParam(target)) return `the param "${name}" of type ${typeText(target.type)}`;
    return isConfig(target) ? `the config item "${name}"` : `"${name}"`;
}

/** A type as it is written. */
export function typeText(type: PropertyType): string {
    return type.$cstNode?.text.replace(/\s+/g, ' ') ?? 'json';
}
