import { AstUtils } from 'langium';
import { collectMembers } from '../checks/members.ts';
import { isDefaults, isGroup, isProperty, type Property, type Task } from '../generated/ast.ts';
import { append } from '../edits/insert.ts';
import { remove } from '../edits/span.ts';
import { propertyName } from '../model/effective.ts';
import { levelsOf, tasksUnder } from './inherited.ts';
import { isPortable, keepsMeaning } from './meaning.ts';
import { portableText } from './portable.ts';
import { Changes, type Place, type Refactorer } from './refactoring.ts';

/** Moves a property of a group or of `defaults` into the tasks that inherit it. */
export const moveDown: Refactorer = (place) => {
    const property = AstUtils.getContainerOfType(place.node, isProperty);
    if (!property?.value || !isPortable(property.value)) return [];
    const heirs = heirsOf(property, place);
    if (heirs.length === 0 || !heirs.every((task) => keepsMeaning(property.value, task, place.services))) return [];
    const changes = new Changes();
    const source = changes.sourceOf(property);
    const text = portableText(source, property);
    changes.add(property, [remove(source, property, 'all')]);
    for (const task of heirs) changes.add(task, append(changes.sourceOf(task), task, [text]));
    const where = heirs.length === 1 ? `task "${heirs[0]!.name}"` : `${heirs.length} tasks`;
    return [{ kind: 'inline', title: `Move "${propertyName(property)}" into ${where}`, changes: changes.all }];
};

/** The tasks whose value a property of a group or of `defaults` is. */
function heirsOf(property: Property, { document, services }: Place): Task[] {
    const holder = property.$container;
    const name = propertyName(property);
    if (isGroup(holder)) {
        if (services.model.Inheritance.table(holder.properties).get(name) !== property) return [];
        const members = collectMembers(services.shared.workspace.LangiumDocuments.all).get(holder) ?? [];
        return members.filter((task) => levelsOf(task, name, services)?.task === undefined && levelsOf(task, name, services)?.group === property.value);
    }
    const activity = isDefaults(holder) ? holder.activity.ref : undefined;
    if (!activity) return [];
    return tasksUnder(activity, document, services).filter((task) => {
        const levels = levelsOf(task, name, services);
        return levels !== undefined && levels.task === undefined && levels.group === undefined && levels.activity === property.value;
    });
}
