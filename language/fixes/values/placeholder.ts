import { isBooleanValue, isChoiceType, isConnectionType, isDurationValue, isLine, isLineType, isListType, isListValue, isMapType, isMapValue, isNumberValue, isParam, isConfig, isConnection, isPropertyDeclaration, isReference, isSecret, isText, type ConnectionType, type PropertyDeclaration, type PropertyType, type Value } from '../../generated/ast.ts';
import type { Visible } from '../../scoping/visible.ts';

/** A value to begin with, of a type. @returns undefined where a connection is asked for and none that fits is declared */
export function placeholderValue(type: PropertyType, visible: Visible, name = 'NAME'): string | undefined {
    if (isChoiceType(type)) return `"${type.choices[0] ?? ''}"`;
    if (isConnectionType(type)) return visible.all('Connection').find((connection) => accepts(type, connection.connector?.$refText))?.name;
    if (isLineType(type)) return visible.all('Line').at(-1)?.name ?? name;
    if (isListType(type)) return `[${placeholderValue(type.element, visible, name) ?? ''}]`;
    if (isMapType(type)) return '{}';
    switch (type.name) {
        case 'integer':
        case 'number': return String(type.min ?? Math.min(0, type.max ?? 0));
        case 'boolean': return 'false';
        case 'duration': return '30s';
        case 'secret': return `secret("${name.toUpperCase()}")`;
        default: return '""';
    }
}

export function accepts({ connectors }: ConnectionType, connector: string | undefined): boolean {
    return connectors.length === 0 || connectors.some(({ $refText }) => $refText === connector);
}

/** A property with a value to begin with: what it declares as its default, or one of its type. */
export function placeholderProperty({ name, type, default: byDefault }: PropertyDeclaration, visible: Visible): string | undefined {
    const value = byDefault?.$cstNode?.text ?? placeholderValue(type, visible, name);
    return value && `${name}: ${value}`;
}

/** The type that a value could be declared with, as text. */
export function typeOf(value: Value | undefined): string {
    if (isNumberValue(value)) return Number.isInteger(value.value) ? 'integer' : 'number';
    if (isBooleanValue(value)) return 'boolean';
    if (isDurationValue(value)) return 'duration';
    if (isSecret(value)) return 'secret';
    if (isListValue(value)) return `list of ${shared(value.items)}`;
    if (isMapValue(value)) return `map of ${shared(value.entries.map((entry) => entry.value))}`;
    if (isText(value)) return value.block ? 'text' : 'string';
    const target = isReference(value) ? value.target.ref : undefined;
    if (isConnection(target)) return `connection(${target.connector.$refText})`;
    if (isLine(target)) return 'line';
    if (isParam(target) || isPropertyDeclaration(target)) return target.type.$cstNode?.text ?? 'string';
    return isConfig(target) ? typeOf(target.value ?? target.values[0]?.value) : 'string';
}

function shared(values: readonly Value[]): string {
    const types = new Set(values.map(typeOf));
    return types.size > 1 ? 'json' : [...types][0] ?? 'string';
}
