import type { Line, Task, Value } from '../generated/ast.ts';
import { isLine, isListValue, isText } from '../generated/ast.ts';
import { Reading } from '../edits/reading.ts';
import { findProperty } from '../edits/set-property.ts';
import { textParts } from '../model/text.ts';
import type { PlineCoreServices } from '../services.ts';

/** What tells one task of a bulk from another: the values of the properties that columns are in. */
export type Identity = string;

/** A task by its values, as Pline text. */
export interface Written {
    readonly [property: string]: string | undefined;
}

/** The identities of tasks that are to be. */
export function identitiesOf(tasks: readonly Written[], properties: readonly string[], services: PlineCoreServices): Identity[] {
    if (tasks.length === 0 || properties.length === 0) return tasks.map(() => '');
    const text = tasks.map((values, index) => `task t${index} { ${properties.map((name) => values[name] === undefined ? '' : `${name}: ${values[name]}`).join('\n')} }`).join('\n');
    const line = Reading.of(`line _ {\n${text}\n}`, services).file.declarations.find(isLine);
    return tasks.map((_, index) => identity(properties, (name) => line?.tasks[index] && findProperty(line.tasks[index], name)?.value));
}

/** The tasks of a line that use an activity, by the values that hold for them, wherever those are written. */
export function existingTasks(line: Line, activity: string, properties: readonly string[], { model: { Inheritance: inheritance } }: PlineCoreServices): ReadonlyMap<Identity, Task> {
    const found = new Map<Identity, Task>();
    for (const task of line.tasks) {
        if (!task.name || task.activity?.$refText !== activity) continue;
        const key = identity(properties, (name) => inheritance.written(task, name)?.value);
        if (!found.has(key)) found.set(key, task);
    }
    return found;
}

function identity(properties: readonly string[], valueOf: (name: string) => Value | undefined): Identity {
    return JSON.stringify(properties.map((name) => canonical(valueOf(name))));
}

/** A value without how it is laid out. */
function canonical(value: Value | undefined): unknown {
    if (value === undefined) return null;
    if (isText(value)) return { text: textParts(value).map((part) => typeof part === 'string' ? part : { placeholder: part.$cstNode?.text.replaceAll(/\s/g, '') }) };
    if (isListValue(value)) return value.items.map(canonical);
    return { text: value.$cstNode?.text.replaceAll(/\s+/g, ' ') };
}
