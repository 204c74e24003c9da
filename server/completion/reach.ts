import type { PropertyDeclaration } from '../../language/generated/ast.ts';
import type { CompletionContext } from './context.ts';
import type { Block } from './place.ts';

/** Every property that a block may set, its activity's or connector's first. It goes by names, for the syntax tree may lack what is half typed. */
export function ownDeclarations({ kind, uses }: Block, { visible }: CompletionContext): readonly PropertyDeclaration[] {
    const used = uses === undefined ? undefined : visible.find('Activity', uses)?.properties;
    const every = (visible.every('task')?.properties ?? []);
    switch (kind) {
        case 'task':
        case 'defaults': return [...(used ?? []), ...every];
        case 'runs': return used ?? [];
        case 'connection': return (uses === undefined ? undefined : visible.find('Connector', uses)?.properties) ?? [];
        case 'line': return visible.every('line')?.properties ?? [];
        // Of a property that several activities declare, the first speaks for all.
        case 'group': return [...visible.propertyDeclarations.values()].flatMap(([first]) => first ?? []);
        case 'activity':
        case 'every': return [];
    }
}

/** The properties that a task's group or `defaults` set for it. */
export function inheritedNames({ kind, uses, group }: Block, { visible, services, document }: CompletionContext): ReadonlySet<string> {
    if (kind !== 'task') return new Set();
    const { Inheritance: inheritance } = services.model;
    const members = group === undefined ? undefined : visible.find('Group', group);
    const activity = uses === undefined ? undefined : visible.find('Activity', uses);
    return new Set([
        ...(members ? inheritance.table(members.properties).keys() : []),
        ...(activity ? inheritance.defaultsOf(activity, document).keys() : []),
    ]);
}
