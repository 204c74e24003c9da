import type { AstNode } from 'langium';
import { isActivity, isGroup, isProperty, isPropertyDeclaration, isTask, type Activity, type Group, type PropertyDeclaration } from '../../language/generated/ast.ts';
import { declarationsOf } from '../../language/scoping/members.ts';
import type { Occurrence, PlineReferences } from '../references.ts';

/** @returns of the declarations that a group's property may mean, those that hold for one of the group's tasks; all where none does */
export function meantByGroup(property: AstNode, targets: readonly AstNode[], references: PlineReferences): readonly AstNode[] {
    const group = property.$container;
    if (!isGroup(group) || targets.length < 2) return targets;
    const activities = activitiesIn(group, references);
    const meant = targets.filter((target) => isPropertyDeclaration(target) && (!isActivity(target.$container) || activities.has(target.$container)));
    return meant.length > 0 ? meant : targets;
}

export interface Split {
    readonly occurrences: readonly Occurrence[];
    /** Why not all of them can be renamed. */
    readonly refusal?: string;
}

/** A property of a group goes with the declaration that its tasks take it for; where that is more than one, neither can be renamed alone. */
export function splitByGroups(target: PropertyDeclaration, all: readonly Occurrence[], references: PlineReferences): Split {
    const occurrences: Occurrence[] = [];
    for (const occurrence of all) {
        const property = occurrence.node.astNode;
        const group = property.$container;
        if (!isProperty(property) || !isGroup(group) || property.declaration.items.length === 1) {
            occurrences.push(occurrence);
            continue;
        }
        const activities = activitiesIn(group, references);
        const takesIt = [...activities].some((activity) => activity === target.$container);
        const other = [...activities].find((activity) => activity !== target.$container && declarationsOf(activity).has(target.name));
        if (takesIt && other) return { occurrences, refusal: `Group "${group.name}" sets "${target.name}" for tasks that use ${other.name}, too. Set it in those tasks first.` };
        if (takesIt) occurrences.push(occurrence);
    }
    return { occurrences };
}

function activitiesIn(group: Group, references: PlineReferences): ReadonlySet<Activity> {
    const tasks = references.occurrences(group).map(({ node }) => node.astNode).filter(isTask);
    return new Set(tasks.flatMap(({ activity }) => activity?.ref ?? []));
}
