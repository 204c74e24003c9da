import { isLine, isMapEntry, isMapValue, isReference, isTask, type MapEntry, type Task } from '../generated/ast.ts';
import { append } from '../edits/insert.ts';
import { propertyName } from '../model/effective.ts';
import { quoted } from '../checks/words.ts';
import { around, type Fix, type Fixer } from './fix.ts';
import { replacing } from './replace.ts';
import { placeholderValue } from './values/placeholder.ts';

/** What was meant, or the map without it. */
export const mendUnknownParam: Fixer<'unknown-param'> = (finding, context) => {
    const entry = around(finding, isMapEntry);
    const { nearest, param } = finding.data;
    const isGiven = entry?.$container.entries.some(({ key }) => key === nearest);
    const meant = nearest === undefined || isGiven ? [] : [replacing(context, finding, nearest, { isPreferred: true })];
    return entry ? [...meant, context.fix(`Remove "${param}"`, [withoutEntry(entry, context.source.text)])] : meant;
};

function withoutEntry(entry: MapEntry, text: string): { readonly start: number; readonly end: number; readonly text: string } {
    const { entries } = entry.$container;
    const index = entries.indexOf(entry);
    const { offset, end } = entry.$cstNode!;
    const [before, next] = [entries[index - 1]?.$cstNode, entries[index + 1]?.$cstNode];
    if (next) return { start: offset, end: next.offset, text: '' };
    return { start: before?.end ?? offset, end: end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0), text: '' };
}

/** The params that are missing, with values to begin with. */
export const addParams: Fixer<'missing-param'> = (finding, context): readonly Fix[] => {
    const task = around(finding, isTask);
    if (!task) return [];
    const { params } = finding.data;
    const entries = params.map((name) => `${name}: ${beginning(task, name, context)}`).join(', ');
    const title = `Add ${quoted(params)} to "parameters"`;
    const given = task.properties.find((property) => propertyName(property) === 'parameters')?.value;
    if (!given) return [context.fix(title, append(context.source, task, [`parameters: { ${entries} }`]), { isPreferred: true })];
    if (!isMapValue(given) || !given.$cstNode) return [];
    const last = given.entries.at(-1)?.$cstNode;
    const start = last?.end ?? given.$cstNode.offset + 1;
    return [context.fix(title, [{ start, end: start, text: last ? `, ${entries}` : ` ${entries} ` }], { isPreferred: true })];
};

function beginning(task: Task, param: string, { visible }: Parameters<typeof addParams>[1]): string {
    const named = task.properties.find((property) => propertyName(property) === 'line')?.value;
    const line = isReference(named) ? named.target?.ref : undefined;
    const type = isLine(line) ? line.params.find(({ name }) => name === param)?.type : undefined;
    return (type && placeholderValue(type, visible, param)) ?? '""';
}
