import { isPropertyDeclaration, type Connection, type Property, type PropertyDeclaration, type Requirement, type Runs, type Task } from '../../generated/ast.ts';
import { propertyName } from '../../model/effective.ts';
import { nearestName } from '../../scoping/suggest.ts';
import type { CheckContext } from '../context.ts';

/** Something that has to have certain properties, with those that it has in the end. */
export interface Block {
    /** How a message names it: `Task "orders"`. */
    readonly subject: string;
    /** What declares the properties: `ingest.database`. */
    readonly kind: string;
    /** Where a missing property can be added. */
    readonly where: string;
    readonly declarations: readonly PropertyDeclaration[];
    readonly requirements: readonly Requirement[];
    /** Properties with a value, each with where that is written: inherited ones and declared defaults too. */
    readonly present: ReadonlyMap<string, { readonly source: Property | PropertyDeclaration }>;
    /** What is written in the block itself. */
    readonly properties: readonly Property[];
}

/** @returns undefined where it is not known what the task needs, or what its group gives */
export function blockOfTask(task: Task, context: CheckContext): Block | undefined {
    const activity = task.activity?.ref;
    if (!activity || (task.group && !task.group.ref)) return undefined;
    return {
        subject: `Task "${task.name}"`,
        kind: activity.name,
        where: `to the task${task.group ? `, to group "${task.group.$refText}"` : ''} or to "defaults ${activity.name}"`,
        declarations: activity.properties,
        requirements: activity.requirements,
        present: context.effective(task),
        properties: task.properties,
    };
}

export function blockOfConnection(connection: Connection): Block | undefined {
    const connector = connection.connector?.ref;
    if (!connector) return undefined;
    const subject = `Connection "${connection.name}"`;
    return { subject, kind: connector.name, where: 'to it', requirements: [], ...written(connector.properties, connection.properties) };
}

/** Only what stands in `runs` itself counts: groups and `defaults` are for tasks. */
export function blockOfRuns(runs: Runs): Block | undefined {
    const activity = runs.activity?.ref;
    if (!activity) return undefined;
    const subject = `"runs" of activity "${runs.$container.name}"`;
    return { subject, kind: activity.name, where: 'to it', requirements: activity.requirements, ...written(activity.properties, runs.properties) };
}

function written(declarations: readonly PropertyDeclaration[], properties: readonly Property[]): Pick<Block, 'declarations' | 'present' | 'properties'> {
    const defaults = declarations.filter((declaration) => declaration.default);
    const present = new Map<string, { source: Property | PropertyDeclaration }>(defaults.map((source) => [source.name, { source }]));
    for (const property of properties) present.set(propertyName(property), { source: property });
    return { declarations, present, properties };
}

/** Whether a missing property is there under a misspelt name, which the linker has reported. */
export function isMisspelt(name: string, { properties, declarations }: Block): boolean {
    const unknown = properties.filter(({ declaration }) => declaration.items.length === 0).map(propertyName);
    return unknown.some((wrong) => nearestName(wrong, declarations.map((declaration) => declaration.name)) === name);
}

/** Whether a property is set by someone rather than by its declaration. */
export function isWritten(source: Property | PropertyDeclaration | undefined): source is Property {
    return source !== undefined && !isPropertyDeclaration(source);
}
