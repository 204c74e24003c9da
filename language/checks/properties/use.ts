import type { ValidationAcceptor } from 'langium';
import { isGroup, type Property } from '../../generated/ast.ts';
import { propertyName } from '../../model/effective.ts';
import type { CheckContext, Checks } from '../context.ts';
import { report } from '../report.ts';

/** A property that is set is of use, and is not on its way out. */
export const useChecks: Checks = (context) => ({
    Property: (property, accept) => {
        if (!checkUnused(property, context, accept)) checkDeprecated(property, accept);
    },
});

/** A group's property reaches those tasks of the group whose activity has it: there should be one. */
function checkUnused(property: Property, context: CheckContext, accept: ValidationAcceptor): boolean {
    const { $container: group } = property;
    if (!isGroup(group) || property.declaration.items.length === 0) return false;
    const activities = new Set((context.members.get(group) ?? []).flatMap(({ activity }) => activity?.ref ?? []));
    if (activities.size === 0) return false;
    const owners = new Set<object>(activities);
    const isUsed = property.declaration.items.some(({ ref: { $container: owner } }) => owner.$type === 'Every' || owners.has(owner));
    if (isUsed) return false;
    const name = propertyName(property);
    const message = `No task of group "${group.name}" takes "${name}": ${[...activities].map((activity) => activity.name).join(', ')} ${activities.size === 1 ? 'has' : 'have'} no such property. Remove it.`;
    report(accept, 'unused-property', message, { node: property, property: 'declaration' }, { property: name });
    return true;
}

/** In a group, where every declaration of the name is deprecated. */
function checkDeprecated(property: Property, accept: ValidationAcceptor): void {
    const advices = property.declaration.items.map(({ ref }) => ref.deprecation);
    const [advice] = advices;
    if (advice === undefined || advices.includes(undefined)) return;
    const name = propertyName(property);
    report(accept, 'deprecated-property', `"${name}" is deprecated: ${advice}.`, { node: property, property: 'declaration' }, { property: name, advice });
}
