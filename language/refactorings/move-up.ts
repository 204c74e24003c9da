import { AstUtils } from 'langium';
import { collectMembers } from '../checks/members.ts';
import { isDefaults, isProperty, isTask, type Activity, type Defaults, type Group, type Property, type Task } from '../generated/ast.ts';
import { append, indented, insertBefore } from '../edits/insert.ts';
import { remove } from '../edits/span.ts';
import { propertyName } from '../model/effective.ts';
import { fileOf } from '../uris.ts';
import { filesUnder, levelsOf, tasksUnder } from './inherited.ts';
import { isPortable, isSameValue, keepsMeaning } from './meaning.ts';
import { commentsOf, portableText } from './portable.ts';
import { Changes, type Place, type Refactorer, type Refactoring } from './refactoring.ts';

/** Moves a task's property to its group or to the `defaults` of its activity, where that changes no other task's value. */
export const moveUp: Refactorer = (place) => {
    const property = AstUtils.getContainerOfType(place.node, isProperty);
    const task = property?.$container;
    if (!property?.value || !isTask(task) || !isPortable(property.value) || property.declaration.items.length === 0) return [];
    const { group, activity } = task;
    return [
        ...(group?.ref ? toGroup(property, task, group.ref, place) : []),
        ...(activity?.ref ? toDefaults(property, task, activity.ref, place) : []),
    ];
};

function toGroup(property: Property, task: Task, group: Group, { services }: Place): Refactoring[] {
    const name = propertyName(property);
    const isSet = services.model.Inheritance.table(group.properties).has(name);
    const members = collectMembers(services.shared.workspace.LangiumDocuments.all).get(group) ?? [];
    const isSafe = members.every((member) => {
        const levels = levelsOf(member, name, services);
        return !levels || levels.task !== undefined || isSameValue(levels.activity, property.value);
    });
    if (isSet || !isSafe || !keepsMeaning(property.value, group, services)) return [];
    const changes = withoutCopies(property, [task, ...members], services);
    const source = changes.sourceOf(group);
    changes.add(group, append(source, group, [portableText(changes.sourceOf(property), property)]));
    return [{ kind: 'move', title: `Move "${name}" to group "${group.name}"`, changes: changes.all }];
}

function toDefaults(property: Property, task: Task, activity: Activity, { document, services }: Place): Refactoring[] {
    const name = propertyName(property);
    const isSet = filesUnder(document, services).some((file) => services.model.Inheritance.defaultsOf(activity, file).has(name));
    const users = tasksUnder(activity, document, services);
    const isSafe = users.every((user) => {
        const levels = levelsOf(user, name, services);
        return levels?.task !== undefined || levels?.group !== undefined || isSameValue(levels?.activity, property.value);
    });
    // The task's group would win over the defaults.
    const isHidden = levelsOf(task, name, services)?.group !== undefined;
    const holder = { $type: 'Defaults', $container: fileOf(document) } as Defaults;
    if (isSet || !isSafe || isHidden || !keepsMeaning(property.value, holder, services)) return [];
    const changes = withoutCopies(property, users.filter((user) => AstUtils.getDocument(user) === document && !levelsOf(user, name, services)?.group), services);
    const source = changes.sourceOf(task);
    const text = portableText(source, property);
    const known = fileOf(document).declarations.filter(isDefaults).find((defaults) => defaults.activity.ref === activity);
    changes.add(task, known
        ? append(source, known, [text])
        : [insertBefore(source, task.$container, `defaults ${activity.name} {\n${source.indent}${indented(text, source.indent, source)}\n}`)]);
    return [{ kind: 'move', title: `Move "${name}" to the defaults of ${activity.name}`, changes: changes.all }];
}

/** Takes a property from its task, and from those that set it alike. */
function withoutCopies(property: Property, tasks: readonly Task[], { model }: Place['services']): Changes {
    const changes = new Changes();
    const comments = commentsOf(changes.sourceOf(property), property);
    const copies = tasks.flatMap((task) => model.Inheritance.table(task.properties).get(propertyName(property)) ?? []).filter((copy) => isSameValue(copy.value, property.value));
    for (const copy of new Set([property, ...copies])) {
        const source = changes.sourceOf(copy);
        changes.add(copy, [remove(source, copy, copy === property || commentsOf(source, copy) === comments ? 'all' : 'none')]);
    }
    return changes;
}
