import type { LangiumDocument } from 'langium';
import type { BulkRequest, BulkValue } from '../../protocol/bulk.ts';
import type { Edit, NewDependency } from '../../protocol/edit.ts';
import { dependenciesOf, nameIn } from '../edits/dependency.ts';
import { valueText } from '../edits/value.ts';
import { isDefaults, isGroup, isLine, type Activity, type Line, type PropertyType, type Task, type Value } from '../generated/ast.ts';
import { propertyName } from '../model/effective.ts';
import { declarationsOf, tasksOf } from '../scoping/members.ts';
import { nearestName } from '../scoping/suggest.ts';
import type { Visible } from '../scoping/visible.ts';
import type { PlineCoreServices } from '../services.ts';
import { fileOf } from '../uris.ts';
import { PatternError } from './pattern.ts';
import { TypedValue } from './typed-value.ts';

/** A request that cannot be met, whatever the rows. */
export class Refusal extends Error {
    override readonly name = 'Refusal';
}

/** What a request names in a file, and what its tasks have in common. */
export class Surroundings {
    readonly line: Line;
    readonly activity: string;
    readonly group: string | undefined;
    /** What every new task waits for. */
    readonly dependencies: readonly NewDependency[];
    readonly rule: 'all' | 'any';
    /** The values of the task that is the template, as Pline text, but for those that are given. */
    readonly ownValues: Readonly<Record<string, string>>;
    readonly values: readonly TypedValue[];
    /** The task that the first new one stands behind. */
    readonly behind: string | undefined;
    /** What is done at the levels of group and activity before a task is added. */
    readonly sharedEdits: readonly Edit[];
    /** The codes of the line's tasks. */
    readonly taken: ReadonlyMap<string, unknown>;
    readonly #sharing: readonly string[];

    /** @throws Refusal, PatternError */
    constructor(document: LangiumDocument, request: BulkRequest, services: PlineCoreServices) {
        const visible = services.scoping.Visible.of(document);
        const { declarations } = fileOf(document);
        const lines = declarations.filter(isLine);
        this.line = lines.find(({ name }) => name === request.line) ?? refuse(`This file has no line "${request.line}".`, request.line, lines.map(({ name }) => name));
        this.taken = tasksOf(this.line);
        for (const task of [...(request.after ?? []), ...(request.before ?? [])]) if (!task.includes('.')) this.#task(task);
        const like = 'task' in request.template ? this.#task(request.template.task) : undefined;
        const activity = activityOf(request, like, visible);
        this.activity = activity.name;
        this.group = request.group ?? like?.group?.$refText;
        this.values = request.values.map((value) => new TypedValue(value, typeOf(value, activity, visible)));
        this.dependencies = waits(request, like, this.line.name);
        this.rule = like?.rules[0]?.mode === 'any' ? 'any' : 'all';
        this.ownValues = like ? ownValues(like, new Set(request.values.map(({ property }) => property))) : {};
        this.behind = like?.name;
        const shared = this.values.filter(({ level }) => level !== undefined);
        const groupNode = this.group === undefined ? undefined : visible.find('Group', this.group);
        const defaults = declarations.filter(isDefaults).find(({ activity: { $refText } }) => $refText === activity.name);
        const group = this.group;
        this.sharedEdits = [
            ...(group !== undefined && !groupNode ? [{ kind: 'addGroup', name: group } as const] : []),
            ...shared.flatMap((value): Edit[] => {
                const text = commonText(value);
                if (value.level === 'activity') return isSet(defaults?.properties, value.property, text, `The defaults of ${activity.name}`) ? [] : [{ kind: 'setDefault', activity: activity.name, property: value.property, value: text }];
                if (group === undefined) throw new Refusal(`"${value.property}" is to be set for the group, but no group is given.`);
                if (groupNode && !declarations.filter(isGroup).includes(groupNode)) throw new Refusal(`Group "${group}" is declared in another file: set "${value.property}" there, or for each task.`);
                return isSet(groupNode?.properties, value.property, text, `Group "${group}"`) ? [] : [{ kind: 'setGroupProperty', group, property: value.property, value: text }];
            }),
        ];
        this.#sharing = [...this.taken.values()].flat().length === 0 ? [] : this.#affected();
    }

    /** @param added how many tasks */
    notes(added: number): string[] {
        return added === 0 ? [] : [...this.#sharing];
    }

    #task(name: string): Task {
        return tasksOf(this.line).get(name)?.[0] ?? refuse(`Line "${this.line.name}" has no task "${name}".`, name, tasksOf(this.line).keys());
    }

    /** Who else gets what is set for a group or an activity. */
    #affected(): string[] {
        return this.sharedEdits.flatMap((edit) => {
            if (edit.kind !== 'setDefault' && edit.kind !== 'setGroupProperty') return [];
            const others = this.line.tasks.filter((task) => (edit.kind === 'setDefault' ? task.activity?.$refText === edit.activity : task.group?.$refText === edit.group)
                && !task.properties.some((property) => propertyName(property) === edit.property));
            const where = edit.kind === 'setDefault' ? `the defaults of ${edit.activity}` : `group "${edit.group}"`;
            return others.length === 0 ? [] : [`"${edit.property}" in ${where} holds for ${others.length === 1 ? `task "${others[0]!.name}"` : `${others.length} tasks that are there`} too.`];
        });
    }
}

function activityOf({ template }: BulkRequest, like: Task | undefined, visible: Visible): Activity {
    const name = 'activity' in template ? template.activity : like?.activity?.$refText ?? '';
    return visible.find('Activity', name) ?? refuse(name === '' ? `Task "${like?.name}" uses no activity.` : `There is no activity "${name}".`, name, visible.named('Activity').keys());
}

function typeOf({ property }: BulkValue, activity: Activity, visible: Visible): PropertyType {
    const every = visible.every('task');
    const tables = [declarationsOf(activity), ...(every ? [declarationsOf(every)] : [])];
    const declaration = tables.map((table) => table.get(property)?.[0]).find((found) => found !== undefined);
    return declaration?.type ?? refuse(`${activity.name} has no property "${property}".`, property, tables.flatMap((table) => [...table.keys()]));
}

/** Those of the request, and those of the template that are others. */
function waits({ after = [], condition = 'success' }: BulkRequest, like: Task | undefined, line: string): NewDependency[] {
    const given = after.map((task): NewDependency => ({ task, condition }));
    const own = like ? dependenciesOf(like, line).map(({ target, condition: on }): NewDependency => ({ task: nameIn(line, target), condition: on })) : [];
    return [...own.filter(({ task }) => !after.includes(task)), ...given];
}

function ownValues({ properties }: Task, given: ReadonlySet<string>): Record<string, string> {
    const others = properties.filter((property) => property.value && !given.has(propertyName(property)));
    return Object.fromEntries(others.map((property) => [propertyName(property), valueText(property.value?.$cstNode?.text ?? '', '', { lineEnd: '\n', indent: '' })]));
}

function commonText(value: TypedValue): string {
    const [column] = value.pattern.columns;
    if (column !== undefined) throw new Refusal(`"${value.property}" is to be the same for all tasks, so no column may stand in it: take out {${column}}.`);
    try {
        return value.forRow({}) ?? '';
    } catch (error) {
        throw error instanceof PatternError ? new Refusal(`"${value.property}" ${error.message}`) : error;
    }
}

/** Whether a block has a value already. @throws Refusal where it has another one, which its tasks rely on */
function isSet(properties: readonly { readonly declaration: { readonly $refText: string }; readonly value?: Value }[] | undefined, name: string, text: string, who: string): boolean {
    const written = properties?.find(({ declaration: { $refText } }) => $refText === name)?.value?.$cstNode?.text;
    if (written !== undefined && written !== text) throw new Refusal(`${who} has another "${name}": ${written}. Leave it, or set it for each task.`);
    return written !== undefined;
}

function refuse(message: string, name: string, known: Iterable<string>): never {
    const nearest = nearestName(name, known);
    throw new Refusal(nearest === undefined ? message : `${message} Did you mean "${nearest}"?`);
}
