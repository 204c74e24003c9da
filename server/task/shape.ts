import { isChoiceType, isConnectionType, isLineType, isListType, isMapType, type PropertyType, type SimpleTypeName } from '../../language/generated/ast.ts';
import type { Visible } from '../../language/scoping/visible.ts';
import type { PropertyShape } from '../../protocol/task.ts';

const KINDS = {
    string: 'text', text: 'multiline', integer: 'integer', number: 'number', boolean: 'boolean', duration: 'duration', path: 'path', secret: 'secret', json: 'json',
} as const satisfies Record<SimpleTypeName, PropertyShape['kind']>;

/** What a field for a value of a type has to offer. */
export function shapeOf(type: PropertyType | undefined, visible: Visible): PropertyShape {
    if (type === undefined) return { kind: 'json' };
    if (isChoiceType(type)) return { kind: 'choice', choices: type.choices };
    if (isListType(type)) return { kind: 'list', of: shapeOf(type.element, visible) };
    if (isMapType(type)) return { kind: 'map', of: shapeOf(type.element, visible) };
    if (isConnectionType(type)) {
        const connectors = new Set(type.connectors.map(({ $refText }) => $refText));
        const fitting = visible.all('Connection').filter(({ connector }) => connectors.size === 0 || connectors.has(connector?.$refText ?? ''));
        return { kind: 'connection', names: fitting.map(({ name }) => name) };
    }
    if (isLineType(type)) return { kind: 'line', names: visible.all('Line').map(({ name }) => name) };
    const { name, min, max } = type;
    const kind = KINDS[name];
    return kind === 'integer' || kind === 'number' ? { kind, ...(min !== undefined && { min }), ...(max !== undefined && { max }) } : { kind };
}
