import { AstUtils, type ReferenceInfo } from 'langium';
import { isLine, isPlaceholder, isReference, isUpstream, type Line, type Placeholder } from '../generated/ast.ts';
import { paramsOf, tasksOf } from './members.ts';
import type { Visible } from './visible.ts';

/**
 * A name that means something, but not here.
 * @returns what it means and what to write; undefined for a name that means nothing
 */
export function nearMiss({ container, property, reference: { $refText: name } }: ReferenceInfo, visible: Visible): string | undefined {
    const line = AstUtils.getContainerOfType(container, isLine);
    if (isUpstream(container)) return property === 'task' && !container.line ? taskElsewhere(name, visible) : undefined;
    if (isPlaceholder(container)) return ofPlaceholder(container, name, line, visible) ?? paramElsewhere(name, line, visible);
    return isReference(container) ? paramElsewhere(name, line, visible) : undefined;
}

function taskElsewhere(name: string, visible: Visible): string | undefined {
    const line = visible.all('Line').find((candidate) => tasksOf(candidate).has(name));
    return line && `This line has no task "${name}", but line "${line.name}" has: write ${line.name}.${name}.`;
}

function ofPlaceholder({ member }: Placeholder, name: string, line: Line | undefined, visible: Visible): string | undefined {
    if (member === undefined) {
        if (line && tasksOf(line).has(name)) return `"${name}" is a task, and a text takes one of its outputs: write <<${name}.rows>>, or which output you need.`;
        return visible.find('Connection', name) && `"${name}" is a connection, which no text can hold. Write the name without quotes where a connection is asked for.`;
    }
    const what = line && paramsOf(line).has(name) ? 'param' : visible.find('Config', name) ? 'config item' : undefined;
    return what && `"${name}" is a ${what} and has no parts: write <<${name}>>.`;
}

function paramElsewhere(name: string, line: Line | undefined, visible: Visible): string | undefined {
    const other = visible.all('Line').find((candidate) => candidate !== line && paramsOf(candidate).has(name));
    return other && `"${name}" is a param of line "${other.name}", and known in that line only. Set the property in its tasks, or make it a config item.`;
}
