import type { SetProperty } from '../../protocol/edit.ts';
import type { Defaults, Group, Property, Task } from '../generated/ast.ts';
import { propertyName } from '../model/effective.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { append, insertBehind } from './insert.ts';
import type { Replacement } from './pieces.ts';
import { checkName, EditError, type Source } from './source.ts';
import { propertyText, valueText } from './value.ts';

/** What holds properties at one of the levels. */
type Block = Task | Group | Defaults;

/** Exchanges the value alone, or adds the property behind the others. */
export function setProperty(draft: Draft, edit: SetProperty): Change {
    const task = draft.task(edit);
    const name = checkName(edit.property);
    checkNotEmpty(name, edit.value);
    const { source, task: node } = task.open();
    const replacements = withValue(source, node, name, edit.value);
    try {
        task.change(replacements);
    } catch (error) {
        throw error instanceof EditError ? noValue(edit.value) : error;
    }
    const written = findProperty(task.task, name)?.value?.$cstNode?.text;
    checkWritten(written, edit.value);
    return {};
}

/** @throws EditError where there is nothing to set */
export function checkNotEmpty(name: string, value: string): void {
    if (value.trim() === '') throw new EditError(`Give "${name}" a value, or take it out.`);
}

/** Whatever else a text says would be written behind the property's back. @throws EditError */
export function checkWritten(written: string | undefined, value: string): void {
    if (written === undefined || plain(written) !== plain(value)) throw noValue(value);
}

export function findProperty({ properties }: Block, name: string): Property | undefined {
    return properties.find((property) => propertyName(property) === name);
}

/** What a property is set by. */
export function withValue(source: Source, block: Block, name: string, value: string): Replacement[] {
    const property = findProperty(block, name);
    if (property) {
        const start = property.value?.$cstNode?.offset ?? property.$cstNode!.end;
        const end = property.value?.$cstNode?.end ?? start;
        return [{ start, end, text: valueText(value, source.lineIndent(property), source) }];
    }
    const last = block.properties.at(-1);
    return last ? [insertBehind(source, last, propertyText(name, value, source.lineIndent(last), source))] : append(source, block, [propertyText(name, value, '', source)]);
}

function noValue(value: string): EditError {
    return new EditError(`${value.trim()} is no value. A value is a text in quotes, a number, true or false, a duration such as 30s, a list […], a map {…}, env("…"), secret("…") or a name.`);
}

/** Without what indentation may change. */
function plain(value: string): string {
    return value.replace(/\s+/g, '');
}
