import { isChoiceType, isConnectionType, isLineType, isListType, isMapType, isSimpleType, type PropertyDeclaration, type PropertyType, type SimpleType } from '../../language/generated/ast.ts';

/** A tab stop with the values to choose from. */
function choiceStop(stop: number, choices: readonly string[]): string {
    return `\${${stop}|${choices.map((choice) => choice.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
}

function defaultStop(stop: number, text: string): string {
    return `\${${stop}:${text.replace(/[\\$}]/g, '\\$&')}}`;
}

/**
 * What to begin a property's value with.
 * @param namesFor the names of the connections, or lines, that fit a type
 * @param stop the number of its tab stop
 */
export function valueSnippet({ type, default: byDefault }: Pick<PropertyDeclaration, 'type' | 'default'>, namesFor: (type: PropertyType) => readonly string[], stop: number): string {
    if (isChoiceType(type)) return choiceStop(stop, type.choices.map((choice) => `"${choice}"`));
    if (isConnectionType(type) || isLineType(type)) {
        const names = namesFor(type);
        return names.length > 0 ? choiceStop(stop, names) : `$${stop}`;
    }
    if (isListType(type)) return isSimpleType(type.element) && isQuoted(type.element) ? `["$${stop}"]` : `[$${stop}]`;
    if (isMapType(type)) return `{ $${stop} }`;
    return isSimpleType(type) ? simpleSnippet(type, byDefault?.$cstNode?.text, stop) : `$${stop}`;
}

function simpleSnippet(type: SimpleType, byDefault: string | undefined, stop: number): string {
    switch (type.name) {
        case 'text': return `"""\n\t$${stop}\n"""`;
        case 'secret': return `secret("$${stop}")`;
        case 'boolean': return choiceStop(stop, byDefault === 'true' ? ['false', 'true'] : ['true', 'false']);
        case 'duration': return defaultStop(stop, byDefault ?? '30s');
        default: return isQuoted(type) ? `"$${stop}"` : byDefault === undefined ? `$${stop}` : defaultStop(stop, byDefault);
    }
}

function isQuoted({ name }: SimpleType): boolean {
    return name === 'string' || name === 'path' || name === 'text';
}
