import type { Activity, Connector, Every, Line, Param, PropertyDeclaration, Task } from '../generated/ast.ts';
import { getOrCreate } from './visible.ts';

/** Members by name, gathered once for each node: a syntax tree never changes, a new text has a new one. */
const tasks = new WeakMap<Line, ReadonlyMap<string, Task[]>>();
const declarations = new WeakMap<Activity | Connector | Every, ReadonlyMap<string, PropertyDeclaration[]>>();
const params = new WeakMap<Line, ReadonlyMap<string, Param[]>>();

/** The tasks of a line by code; more than one of a code is an error that a check reports. */
export function tasksOf(line: Line): ReadonlyMap<string, readonly Task[]> {
    return remember(tasks, line, () => line.tasks);
}

export function paramsOf(line: Line): ReadonlyMap<string, readonly Param[]> {
    return remember(params, line, () => line.params);
}

/** The properties that an activity, a connector, or every task declares, by name. */
export function declarationsOf(owner: Activity | Connector | Every): ReadonlyMap<string, readonly PropertyDeclaration[]> {
    return remember(declarations, owner, () => owner.properties);
}

function remember<O extends object, M extends { name: string }>(cache: WeakMap<O, ReadonlyMap<string, M[]>>, owner: O, members: () => M[]): ReadonlyMap<string, M[]> {
    let result = cache.get(owner);
    if (!result) {
        const byName = new Map<string, M[]>();
        for (const member of members()) {
            // A half-typed declaration has no name yet.
            if (member.name) getOrCreate(byName, member.name, () => []).push(member);
        }
        cache.set(owner, result = byName);
    }
    return result;
}
