import type { LangiumDocument } from 'langium';
import type { BulkValue, Row } from '../../protocol/bulk.ts';
import { codeOf } from '../../protocol/code.ts';
import { isConnectionType, isGroup, type Activity } from '../generated/ast.ts';
import { propertyName } from '../model/effective.ts';
import type { PlineCoreServices } from '../services.ts';

/** Where rows come from: the tables of a connection, or somewhere else. */
export interface RowOrigin {
    readonly connection?: string;
    readonly rows: readonly Row[];
}

/** The name pattern that is most likely meant. */
export function guessName({ rows }: RowOrigin): string | undefined {
    const columns = Object.keys(rows[0] ?? {});
    const isUnique = (column: string): boolean => new Set(rows.map((row) => codeOf(row[column] ?? ''))).size === rows.length;
    if (columns.includes('table')) return columns.includes('schema') && !isUnique('table') ? '{schema}_{table}' : '{table}';
    const column = ['name', 'code', 'task'].find((name) => columns.includes(name)) ?? columns.find(isUnique);
    return column === undefined ? undefined : `{${column}}`;
}

/**
 * Which columns most likely fill which properties of an activity: those of the same name; of tables, their name and their connection, where the group or the defaults do not say it.
 * @param group the group that the tasks will be in
 */
export function guessValues({ connection, rows }: RowOrigin, activity: Activity, group: string | undefined, document: LangiumDocument, services: PlineCoreServices): readonly BulkValue[] {
    const columns = new Set(Object.keys(rows[0] ?? {}));
    if (connection === undefined) return activity.properties.filter(({ name }) => columns.has(name)).map(({ name }) => ({ property: name, value: `{${name}}` }));
    const isPlain = rows.every(({ schema, table, source }) => source === `${schema}.${table}`);
    return activity.properties.flatMap(({ name, type }): BulkValue[] => {
        if (name === 'table') return [{ property: name, value: isPlain ? '{schema}.{table}' : '{source}' }];
        return isConnectionType(type) && inheritedValue(name, activity, group, document, services) !== connection ? [{ property: name, value: connection }] : [];
    });
}

/** What a new task of an activity and a group has without a value of its own, as Pline text. */
export function inheritedValue(property: string, activity: Activity, group: string | undefined, document: LangiumDocument, { scoping, model }: PlineCoreServices): string | undefined {
    const node = group === undefined ? undefined : scoping.Visible.of(document).find('Group', group);
    const ofGroup = isGroup(node) ? node.properties.find((candidate) => propertyName(candidate) === property) : undefined;
    return (ofGroup ?? model.Inheritance.defaultsOf(activity, document).get(property))?.value?.$cstNode?.text;
}
