import {
    isBooleanValue, isChoiceType, isConnectionType, isDurationValue, isLineType, isListType, isListValue, isMapType, isMapValue, isNumberValue, isSimpleType, isText,
    type PropertyType, type Value,
} from '../../language/generated/ast.ts';

/** The type of what stands within lists and maps of a type. */
export function innerType(type: PropertyType | undefined, nesting: readonly ('list' | 'map')[]): PropertyType | undefined {
    return nesting.reduce<PropertyType | undefined>((outer, kind) => {
        // JSON is JSON at every depth.
        if (isSimpleType(outer) && outer.name === 'json') return outer;
        if (kind === 'list') return isListType(outer) ? outer.element : undefined;
        return isMapType(outer) ? outer.element : undefined;
    }, type);
}

/** Whether texts are values of a type. */
export function takesText(type: PropertyType): boolean {
    return isSimpleType(type) && TEXTS.has(type.name);
}

const TEXTS = new Set(['string', 'text', 'path', 'secret', 'json']);

/** Whether a value as written may be one of a type: for a config item, which has no declared type. */
export function valueFits(value: Value | undefined, type: PropertyType): boolean {
    if (!value || isConnectionType(type) || isLineType(type)) return false;
    if (isListType(type)) return isListValue(value);
    if (isMapType(type)) return isMapValue(value);
    if (isChoiceType(type)) return isText(value);
    switch (type.name) {
        case 'json': return true;
        case 'boolean': return isBooleanValue(value);
        case 'duration': return isDurationValue(value);
        case 'integer':
        case 'number': return isNumberValue(value);
        // What is read when the line runs is a text, too.
        default: return !isBooleanValue(value) && !isDurationValue(value) && !isNumberValue(value) && !isListValue(value) && !isMapValue(value);
    }
}

/** Whether values of one type may be given where another is asked for. */
export function typeFits(given: PropertyType | undefined, asked: PropertyType): boolean {
    if (given === undefined || isConnectionType(asked)) return isConnectionType(given);
    if (isLineType(given) || isLineType(asked)) return isLineType(given) && isLineType(asked);
    if (isSimpleType(asked) && asked.name === 'json') return true;
    if (isSimpleType(given) && isSimpleType(asked)) return given.name === asked.name || (takesText(given) && takesText(asked)) || (given.name === 'integer' && asked.name === 'number');
    if (isChoiceType(given)) return takesText(asked) || isChoiceType(asked);
    if (isChoiceType(asked)) return takesText(given);
    if (isListType(given) && isListType(asked)) return typeFits(given.element, asked.element);
    return isMapType(given) && isMapType(asked) && typeFits(given.element, asked.element);
}
