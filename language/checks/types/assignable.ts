import { isChoiceType, isConnectionType, isLineType, isListType, isMapType, type PropertyType, type SimpleTypeName } from '../../generated/ast.ts';

const TEXTS: ReadonlySet<SimpleTypeName> = new Set(['string', 'text', 'path', 'secret']);

/** Whether values of a simple type are texts. */
export function isTextType(name: SimpleTypeName): boolean {
    return TEXTS.has(name);
}

/**
 * Whether every value of one type may stand where the other is asked for, by a name: of a param, or in `runs` of a property.
 * Numbers, booleans and durations become texts where one is asked for, as they would inside quotes; bounds are left to the run.
 */
export function isAssignable(from: PropertyType, to: PropertyType): boolean {
    if (isConnectionType(from) || isConnectionType(to)) {
        if (!isConnectionType(from) || !isConnectionType(to)) return false;
        const accepted = new Set(to.connectors.map(({ $refText }) => $refText));
        return accepted.size === 0 || (from.connectors.length > 0 && from.connectors.every(({ $refText }) => accepted.has($refText)));
    }
    if (isLineType(from) || isLineType(to)) return isLineType(from) && isLineType(to);
    if (!isChoiceType(to) && !isListType(to) && !isMapType(to)) return isAssignableToSimple(from, to.name);
    if (isChoiceType(to)) return isChoiceType(from) && from.choices.every((choice) => to.choices.includes(choice));
    if (isListType(to)) return isListType(from) && isAssignable(from.element, to.element);
    return isMapType(from) && isAssignable(from.element, to.element);
}

function isAssignableToSimple(from: PropertyType, to: SimpleTypeName): boolean {
    if (to === 'json') return true;
    if (isConnectionType(from) || isLineType(from) || isListType(from) || isMapType(from)) return false;
    if (isTextType(to)) return isChoiceType(from) || from.name !== 'json';
    if (isChoiceType(from)) return false;
    return from.name === to || (from.name === 'integer' && to === 'number');
}
