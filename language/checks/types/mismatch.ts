import {
    isBooleanValue, isChoiceType, isConfig, isConnection, isConnectionType, isDurationValue, isEnvironmentVariable, isLine, isLineType, isListType, isListValue, isMapType, isMapValue,
    isNumberValue, isParam, isPropertyDeclaration, isReference, isSecret, isSimpleType, type Config, type ConnectionType, type PropertyType, type Reference, type Value,
} from '../../generated/ast.ts';
import { isAssignable, isTextType } from './assignable.ts';
import { describeType, describeValue, typeText } from './describe.ts';
import { choiceProblem, simpleProblem, type Problem } from './literal.ts';

/** A value that does not fit the type of where it stands. */
export interface Mismatch {
    readonly node: Value;
    readonly message: string;
    readonly expected: string;
    /** What to write instead, where that is plain. */
    readonly replacement?: string;
}

/**
 * Where a value does not fit a type. Names are followed; one that means nothing is reported by the linker and fits everything.
 * @param subject what the value belongs to, for the message: `"retries"`
 */
export function mismatches(type: PropertyType, value: Value, subject: string): Mismatch[] {
    return find(type, value, subject, new Set());
}

function find(type: PropertyType, value: Value | undefined, subject: string, path: ReadonlySet<Config>): Mismatch[] {
    // Half typed.
    if (!value) return [];
    if (isReference(value)) return ofReference(type, value, subject, path);
    if (isListType(type) && isListValue(value)) return value.items.flatMap((item) => find(type.element, item, `an item of ${subject}`, path));
    if (isMapType(type) && isMapValue(value)) return value.entries.flatMap((entry) => find(type.element, entry.value, `"${entry.key}" in ${subject}`, path));
    const problem = problemOf(type, value);
    if (problem) return [mismatch(type, value, subject, problem)];
    if (isListValue(value)) return value.items.flatMap((item) => find(type, item, `an item of ${subject}`, path));
    return isMapValue(value) ? value.entries.flatMap((entry) => find(type, entry.value, `"${entry.key}" in ${subject}`, path)) : [];
}

/** What is wrong with a value that is not a name; the items of a list or map are looked at by the caller. */
function problemOf(type: PropertyType, value: Value): Problem | undefined {
    if (isListType(type)) return { advice: isMapValue(value) ? '' : 'Put it into brackets: […].', ...(!isMapValue(value) && { replacement: `[${value.$cstNode?.text ?? ''}]` }) };
    if (isMapType(type) || isConnectionType(type) || isLineType(type)) return { advice: '' };
    // The run reads a variable as the type that is asked for, and says where it cannot.
    if (isEnvironmentVariable(value)) return undefined;
    if (isSecret(value)) return isChoiceType(type) || type.name === 'json' || isTextType(type.name) ? undefined : { advice: '' };
    return isChoiceType(type) ? choiceProblem(type.choices, value) : simpleProblem(type, value);
}

function ofReference(type: PropertyType, value: Reference, subject: string, path: ReadonlySet<Config>): Mismatch[] {
    const target = value.target?.ref;
    if (isConnection(target)) {
        const connector = target.connector?.ref;
        const fits = isConnectionType(type) && (!connector || accepts(type, connector.name));
        return fits ? [] : [mismatch(type, value, subject, { advice: '' })];
    }
    if (isLine(target)) return isLineType(type) ? [] : [mismatch(type, value, subject, { advice: '' })];
    if (isParam(target) || isPropertyDeclaration(target)) {
        if (!target.type || isAssignable(target.type, type)) return [];
        const advice = isParam(target) ? '' : `It is of type ${typeText(target.type)}.`;
        return [mismatch(type, value, subject, { advice })];
    }
    // A cycle of config items has a check of its own.
    if (!isConfig(target) || path.has(target)) return [];
    const values = [...(target.value ? [{ value: target.value, where: '' }] : []), ...target.values.map((one) => ({ value: one.value, where: ` in ${one.environment.$refText}` }))];
    const wrong = values.find((one) => !becomesText(type, one.value) && find(type, one.value, subject, new Set([...path, target])).length > 0);
    return wrong ? [mismatch(type, value, subject, { advice: `Its value${wrong.where} is ${describeValue(wrong.value)}.` })] : [];
}

/** Where a text is asked for, a number, a duration, true or false becomes one if it is given by name, as it would inside quotes. */
function becomesText(type: PropertyType, value: Value): boolean {
    return isSimpleType(type) && isTextType(type.name) && (isNumberValue(value) || isDurationValue(value) || isBooleanValue(value));
}

function accepts(type: ConnectionType, connector: string): boolean {
    return type.connectors.length === 0 || type.connectors.some(({ $refText }) => $refText === connector);
}

function mismatch(type: PropertyType, node: Value, subject: string, { advice, replacement }: Problem): Mismatch {
    const expected = describeType(type);
    const message = `${capitalised(subject)} takes ${expected}; this is ${describeValue(node)}.${advice && ` ${advice}`}`;
    return { node, message, expected, ...(replacement !== undefined && { replacement }) };
}

function capitalised(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
