import { isListType, isListValue, isMapEntry, isMapType, isParam, isProperty, isPropertyDeclaration, type PropertyType, type Value } from '../generated/ast.ts';

/** The type of what stands in a value's place; undefined where anything may, or nothing is known. */
export function expectedType({ $container: holder }: Value): PropertyType | undefined {
    if (isProperty(holder)) return holder.declaration.items[0]?.ref.type;
    if (isParam(holder) || isPropertyDeclaration(holder)) return holder.type;
    if (isListValue(holder)) {
        const outer = expectedType(holder);
        return isListType(outer) ? outer.element : undefined;
    }
    if (!isMapEntry(holder)) return undefined;
    const outer = expectedType(holder.$container);
    return isMapType(outer) ? outer.element : undefined;
}
