import type { SetProperty } from '../../protocol/edit.ts';
import type { Property, Task } from '../generated/ast.ts';
import { propertyName } from '../model/effective.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import type { OpenTask } from './draft-task.ts';
import { append, insertBehind } from './insert.ts';
import type { Replacement } from './pieces.ts';
import { checkName, EditError } from './source.ts';
import { propertyText, valueText } from './value.ts';

/** Exchanges the value alone, or adds the property behind the others. */
export function setProperty(draft: Draft, edit: SetProperty): Change {
    const task = draft.task(edit);
    const name = checkName(edit.property);
    if (edit.value.trim() === '') throw new EditError(`Give "${name}" a value, or take it out of the task.`);
    const replacements = withValue(task.open(), name, edit.value);
    try {
        task.change(replacements);
    } catch (error) {
        throw error instanceof EditError ? noValue(edit.value) : error;
    }
    const written = findProperty(task.task, name)?.value?.$cstNode?.text;
    // Whatever else the text says would be written behind the property's back.
    if (written === undefined || plain(written) !== plain(edit.value)) throw noValue(edit.value);
    return {};
}

export function findProperty({ properties }: Task, name: string): Property | undefined {
    return properties.find((property) => propertyName(property) === name);
}

function withValue({ source, task }: OpenTask, name: string, value: string): Replacement[] {
    const property = findProperty(task, name);
    if (property) {
        const start = property.value?.$cstNode?.offset ?? property.$cstNode!.end;
        const end = property.value?.$cstNode?.end ?? start;
        return [{ start, end, text: valueText(value, source.lineIndent(property), source) }];
    }
    const last = task.properties.at(-1);
    return last ? [insertBehind(source, last, propertyText(name, value, source.lineIndent(last), source))] : append(source, task, [propertyText(name, value, '', source)]);
}

function noValue(value: string): EditError {
    return new EditError(`${value.trim()} is no value. A value is a text in quotes, a number, true or false, a duration such as 30s, a list […], a map {…}, env("…"), secret("…") or a name.`);
}

/** Without what indentation may change. */
function plain(value: string): string {
    return value.replace(/\s+/g, '');
}
