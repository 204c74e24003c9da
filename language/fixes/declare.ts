import type { AstNode, LangiumDocument } from 'langium';
import { isPlineFile, type Property, type PropertyType } from '../generated/ast.ts';
import { uniqueName } from '../edits/source.ts';
import { propertyName } from '../model/effective.ts';
import type { FixContext } from './fix.ts';
import { placeholderProperty, placeholderValue, typeOf } from './values/placeholder.ts';

/** A declaration that is yet to be written. */
export type NewDeclaration =
    /** `connectors`: those that may be meant; none says any. */
    | { readonly kind: 'connection'; readonly name: string; readonly connectors: readonly string[] }
    /** `type`: what its value is to be. */
    | { readonly kind: 'config'; readonly name: string; readonly type?: PropertyType }
    | { readonly kind: 'group'; readonly name: string }
    | { readonly kind: 'line'; readonly name: string; readonly task: string }
    /** `set`: what a task sets of it. */
    | { readonly kind: 'activity'; readonly name: string; readonly set: readonly Property[] };

/** The text of a declaration, with values to begin with. */
export function declarationText(declaration: NewDeclaration, { source, visible }: FixContext): string {
    const { lineEnd, indent } = source;
    const block = (head: string, members: readonly string[]): string => [`${head} {`, ...members.map((member) => indent + member), '}'].join(lineEnd);
    const { kind, name } = declaration;
    switch (kind) {
        case 'connection': {
            const [wished] = declaration.connectors;
            const connector = wished === undefined ? visible.all('Connector')[0] : visible.find('Connector', wished);
            const required = connector?.properties.filter((property) => property.required) ?? [];
            return block(`connection ${name}: ${connector?.name ?? ''}`, required.flatMap((property) => placeholderProperty(property, visible) ?? []));
        }
        case 'config': return `config ${name}: ${(declaration.type && placeholderValue(declaration.type, visible)) ?? '""'}`;
        case 'group': return block(`group ${name}`, []);
        case 'line': return block(`line ${name}`, [newTask(declaration.task)]);
        case 'activity': {
            const names = new Set(visible.every('task')?.properties.map((property) => property.name));
            const own = declaration.set.filter((property) => !names.has(propertyName(property)));
            return block(`activity ${name}`, [...own.map((property) => `${propertyName(property)}: ${typeOf(property.value)}`), 'runs exec { command: [""] }']);
        }
    }
}

/** A task to begin with. */
export function newTask(name: string): string {
    return `task ${name} uses shell { command: "" }`;
}

/** The declaration at the top of the file that a node stands in. */
export function topLevel(node: AstNode): AstNode {
    let top = node;
    while (top.$container && !isPlineFile(top.$container)) top = top.$container;
    return top;
}

/** A name that no connection and no config item has. */
export function uniqueValueName(wish: string, document: LangiumDocument, { services }: FixContext): string {
    const visible = services.scoping.Visible.of(document);
    return uniqueName(wish, new Map<string, unknown>([...visible.named('Config'), ...visible.named('Connection')]));
}
