import type { ValidationAcceptor } from 'langium';
import { isActivity, isDefaults, isGroup, isRuns, isTask, type Group, type Param, type Property, type PropertyDeclaration, type PropertyType, type SimpleType } from '../../generated/ast.ts';
import { propertyName } from '../../model/effective.ts';
import type { CheckContext, Checks } from '../context.ts';
import { report } from '../report.ts';
import { mismatches } from './mismatch.ts';

/** Every value is of the type that its property declares. */
export const valueChecks: Checks = (context) => ({
    Property: (property, accept) => checkProperty(property, context, accept),
    PropertyDeclaration: checkDefault,
    Param: checkDefault,
    SimpleType: checkBounds,
});

function checkProperty(property: Property, context: CheckContext, accept: ValidationAcceptor): void {
    const { value, $container: holder } = property;
    const name = propertyName(property);
    const declarations = property.declaration.items.map(({ ref }) => ref);
    if (!value || declarations.length === 0) return;
    if (!isGroup(holder)) {
        // A task may set what its activity and every task declare alike; the activity's own comes first.
        const subject = isTask(holder) || isDefaults(holder) || isRuns(holder) ? `"${name}" of ${holder.activity?.$refText ?? 'the task'}` : `"${name}"`;
        reportMismatches(declarations[0]!.type, property, subject, accept);
        return;
    }
    const inherited = inheritedBy(holder, name, declarations, context);
    const wrong = inherited.find(({ type }) => type && mismatches(type, value, `"${name}"`).length > 0);
    if (wrong) reportMismatches(wrong.type, property, `"${name}"${ownerText(wrong)}`, accept);
}

/**
 * The declarations that a group's property is measured by: those of the members that do not set it themselves.
 * Where there is no such member, one that takes the value is enough.
 */
function inheritedBy(group: Group, name: string, declarations: readonly PropertyDeclaration[], context: CheckContext): readonly PropertyDeclaration[] {
    const members = context.members.get(group) ?? [];
    const sources = new Set(members.flatMap((task) => context.effective(task).get(name) ?? []).filter(({ origin }) => origin === 'group').map(({ declaration }) => declaration));
    if (sources.size > 0) return [...sources];
    const value = group.properties.find((property) => propertyName(property) === name)?.value;
    const taken = value && declarations.some(({ type }) => type && mismatches(type, value, name).length === 0);
    return taken ? [] : declarations.slice(0, 1);
}

function ownerText({ $container: owner }: PropertyDeclaration): string {
    return isActivity(owner) ? ` of ${owner.name}` : '';
}

function checkDefault(declaration: PropertyDeclaration | Param, accept: ValidationAcceptor): void {
    const { default: value, type, name } = declaration;
    if (!value || !type) return;
    for (const { node, message, expected, replacement } of mismatches(type, value, `"${name}"`)) {
        report(accept, 'wrong-type', message, { node }, { expected, ...(replacement !== undefined && { replacement }) });
    }
}

function reportMismatches(type: PropertyType | undefined, { value }: Property, subject: string, accept: ValidationAcceptor): void {
    if (!type) return;
    for (const { node, message, expected, replacement } of mismatches(type, value, subject)) {
        report(accept, 'wrong-type', message, { node }, { expected, ...(replacement !== undefined && { replacement }) });
    }
}

function checkBounds(type: SimpleType, accept: ValidationAcceptor): void {
    const { name, min, max } = type;
    if (min === undefined && max === undefined) return;
    if (name !== 'integer' && name !== 'number') {
        report(accept, 'invalid-bounds', `Only integer and number have bounds; ${name} has none. Write "${name}".`, { node: type }, {});
    } else if (min !== undefined && max !== undefined && min > max) {
        report(accept, 'invalid-bounds', `No number is at least ${min} and at most ${max}. Put the smaller one first.`, { node: type }, {});
    }
}
