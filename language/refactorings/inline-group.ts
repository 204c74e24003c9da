import { AstUtils, GrammarUtils } from 'langium';
import { collectMembers } from '../checks/members.ts';
import { isGroup, isProperty, isTask, type Group, type Property, type Task } from '../generated/ast.ts';
import { append } from '../edits/insert.ts';
import type { Replacement } from '../edits/pieces.ts';
import { remove } from '../edits/span.ts';
import { propertyName } from '../model/effective.ts';
import { levelsOf } from './inherited.ts';
import { isPortable, keepsMeaning } from './meaning.ts';
import { portableText } from './portable.ts';
import { Changes, type Place, type Refactorer } from './refactoring.ts';

/** Gives each of a group's tasks what it inherits from it, and takes the group away. */
export const inlineGroup: Refactorer = (place) => {
    const { services } = place;
    const group = groupAt(place);
    const members = group && collectMembers(services.shared.workspace.LangiumDocuments.all).get(group);
    if (!group || !members) return [];
    const inherited = members.map((task) => ({ task, properties: group.properties.filter((property) => isInherited(property, task, services)) }));
    const isMovable = inherited.every(({ task, properties: own }) => own.every(({ value }) => isPortable(value) && keepsMeaning(value, task, services)));
    if (!isMovable) return [];
    const changes = new Changes();
    const source = changes.sourceOf(group);
    changes.add(group, [remove(source, group, 'all')]);
    for (const { task, properties: own } of inherited) {
        const there = changes.sourceOf(task);
        changes.add(task, [leave(task, there.text), ...append(there, task, own.map((property) => portableText(source, property)))]);
    }
    return [{ kind: 'inline', title: `Inline group "${group.name}" into ${members.length === 1 ? `task "${members[0]!.name}"` : `${members.length} tasks`}`, changes: changes.all }];
};

/** Where a group is declared or named; a property of it has refactorings of its own. */
function groupAt({ node, selection: { start } }: Place): Group | undefined {
    if (AstUtils.getContainerOfType(node, isProperty)) return undefined;
    if (isGroup(node)) return node;
    const named = isTask(node) ? node.group : undefined;
    const cst = named?.$refNode;
    return cst && cst.offset <= start && start <= cst.end ? named.ref : undefined;
}

function isInherited(property: Property, task: Task, services: Place['services']): boolean {
    const levels = levelsOf(task, propertyName(property), services);
    return levels !== undefined && levels.task === undefined && levels.group === property.value;
}

function leave(task: Task, text: string): Replacement {
    const { offset } = GrammarUtils.findNodeForKeyword(task.$cstNode, 'in')!;
    return { start: text.slice(0, offset).trimEnd().length, end: task.group!.$refNode!.end, text: '' };
}
