import type { Activity, PropertyDeclaration } from '../../language/generated/ast.ts';
import { plineBlock } from './syntax.ts';

const MOST_PROPERTIES = 12;

/**
 * An activity at a glance: what a task has to set comes first.
 * @param typeText tells a property's type and default
 */
export function describeSignature(head: string, { properties, requirements }: Activity, typeText: (property: PropertyDeclaration) => string): string {
    const named = properties.filter(({ name, deprecation }) => name && deprecation === undefined);
    const choices = requirements.map(({ properties: names }) => names.map(({ $refText }) => $refText));
    const chosen = new Set(choices.flat());
    const line = (property: PropertyDeclaration): string => `${property.name}: ${typeText(property)}`;
    const rows = [
        ...named.filter(({ required }) => required).map(line),
        ...choices.map((names) => `requires one of ${names.join(', ')}`),
        ...named.filter(({ required, name }) => !required && chosen.has(name)).map(line),
        ...named.filter(({ required, name }) => !required && !chosen.has(name)).map(line),
    ];
    if (rows.length === 0) return plineBlock(head);
    const more = rows.length > MOST_PROPERTIES ? [`// and ${rows.length - MOST_PROPERTIES} more`] : [];
    return plineBlock([`${head} {`, ...[...rows.slice(0, MOST_PROPERTIES), ...more].map((row) => `    ${row}`), '}'].join('\n'));
}
