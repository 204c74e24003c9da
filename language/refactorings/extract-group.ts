import { AstUtils, GrammarUtils } from 'langium';
import { tasksIn } from '../checks/members.ts';
import type { Group, Property, Task } from '../generated/ast.ts';
import { indented, insertBefore } from '../edits/insert.ts';
import { uniqueName } from '../edits/source.ts';
import { remove, type Span } from '../edits/span.ts';
import { propertyName } from '../model/effective.ts';
import { fileOf } from '../uris.ts';
import { isPortable, isSameValue, keepsMeaning } from './meaning.ts';
import { commentsOf, portableText } from './portable.ts';
import { Changes, type Place, type Refactorer } from './refactoring.ts';

/** Puts what the selected tasks set alike into a new group that they are in. */
export const extractGroup: Refactorer = (place) => {
    const { document, services, selection } = place;
    const tasks = tasksIn(fileOf(document)).filter((task) => touches(task, selection));
    const [first, ...others] = tasks;
    if (!first || others.length === 0 || tasks.some(({ group, activity }) => group || !activity)) return [];
    const common = commonProperties(first, others, place);
    if (common.length === 0) return [];
    const name = uniqueName('common', services.scoping.Visible.of(document).named('Group'));
    const changes = new Changes();
    const source = changes.sourceOf(first);
    const members = common.map(([property]) => `${source.indent}${indented(portableText(source, property), source.indent, source)}`);
    changes.add(first, [insertBefore(source, first.$container, [`group ${name} {`, ...members, '}'].join(source.lineEnd))]);
    for (const task of tasks) {
        const { end } = GrammarUtils.findNodeForProperty(task.$cstNode, 'activity')!;
        changes.add(task, [{ start: end, end, text: ` in ${name}` }]);
    }
    for (const [property, ...copies] of common) {
        const comments = commentsOf(source, property);
        changes.add(first, [property, ...copies].map((copy) => remove(source, copy, commentsOf(source, copy) === comments ? 'all' : 'none')));
    }
    return [{ kind: 'extract', title: `Extract ${nameList(common)} of ${tasks.length} tasks into a group`, changes: changes.all }];
};

function touches({ $cstNode: cst }: Task, { start, end }: Span): boolean {
    return cst !== undefined && start < end && cst.offset < end && start < cst.end;
}

/** The properties that all the tasks set alike and a group can hold, each with its copies. */
function commonProperties(first: Task, others: readonly Task[], { services }: Place): [Property, ...Property[]][] {
    const { Inheritance: inheritance } = services.model;
    const group = { $type: 'Group', $container: AstUtils.findRootNode(first), properties: [] as Property[] } as Pick<Group, '$type' | '$container' | 'properties'> as Group;
    return first.properties.flatMap((property): [Property, ...Property[]][] => {
        const { value } = property;
        if (inheritance.table(first.properties).get(propertyName(property)) !== property) return [];
        const copies = others.flatMap((task) => inheritance.table(task.properties).get(propertyName(property)) ?? []);
        const isCommon = copies.length === others.length && copies.every((copy) => isSameValue(value, copy.value));
        const isKnown = [property, ...copies].every(({ declaration }) => declaration.items.length > 0);
        return isCommon && isKnown && isPortable(value) && keepsMeaning(value, group, services) ? [[property, ...copies]] : [];
    });
}

function nameList(common: readonly (readonly Property[])[]): string {
    return common.map(([property]) => `"${propertyName(property!)}"`).join(', ');
}
