import { AstUtils, type LangiumDocument } from 'langium';
import { tasksIn } from '../checks/members.ts';
import type { Activity, Task, Value } from '../generated/ast.ts';
import type { PlineCoreServices } from '../services.ts';
import { fileOf } from '../uris.ts';

/** Where a task's value of a property is written; what counts comes first. */
export interface Levels {
    readonly task?: Value;
    readonly group?: Value;
    /** Of its activity's `defaults`, or declared with the property. */
    readonly activity?: Value;
}

/** @returns undefined for a task that does not take the property */
export function levelsOf(task: Task, name: string, { model: { Inheritance: inheritance } }: PlineCoreServices): Levels | undefined {
    const declaration = inheritance.declarations(task).find((candidate) => candidate.name === name);
    const activity = task.activity?.ref;
    if (!declaration || !activity) return undefined;
    const group = task.group?.ref;
    const own = inheritance.table(task.properties).get(name)?.value;
    const ofGroup = group && inheritance.table(group.properties).get(name)?.value;
    const byDefault = inheritance.defaultsOf(activity, AstUtils.getDocument(task)).get(name)?.value ?? declaration.default;
    return { ...(own && { task: own }), ...(ofGroup && { group: ofGroup }), ...(byDefault && { activity: byDefault }) };
}

/** The tasks that use an activity in the files that see a file's `defaults`: itself, and those that import it. */
export function tasksUnder(activity: Activity, document: LangiumDocument, services: PlineCoreServices): Task[] {
    return filesUnder(document, services).flatMap((file) => tasksIn(fileOf(file))).filter((task) => task.activity?.ref === activity);
}

export function filesUnder(document: LangiumDocument, { shared, scoping }: PlineCoreServices): LangiumDocument[] {
    return shared.workspace.LangiumDocuments.all.filter((other) => scoping.Visible.files(other).includes(document)).toArray();
}
