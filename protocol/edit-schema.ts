/** What an `Edit` from another process or a file must hold: one description, published as JSON Schema and checked by. */
import type { Edit, NewDependency, NewProperty, TextReplacement } from './edit.ts';
import { problemIn, type ArraySchema, type ObjectSchema, type Schema, type StringSchema, type UnionSchema } from './schema.ts';

interface Optional { readonly optional: Schema }
/** Every field of `T`, and no other; which of them may be absent, the type decides. */
type Fields<T> = { readonly [F in keyof T]-?: Record<never, never> extends Pick<T, F> ? Optional : Schema };
type EditFields<K extends Edit['kind']> = { readonly description: string; readonly fields: Fields<Omit<Extract<Edit, { kind: K }>, 'kind'>> };

const text = (description: string): StringSchema => ({ type: 'string', description });
const choice = (description: string, ...choices: readonly string[]): StringSchema => ({ type: 'string', description, enum: choices });
const list = (description: string, items: Schema): ArraySchema => ({ type: 'array', description, items });
const optional = (schema: Schema): Optional => ({ optional: schema });

function object<T>(fields: Fields<T>, description?: string): ObjectSchema {
    const entries = Object.entries(fields) as [string, Schema | Optional][];
    return {
        type: 'object',
        ...(description !== undefined && { description }),
        properties: Object.fromEntries(entries.map(([name, field]) => [name, 'optional' in field ? field.optional : field])),
        required: entries.filter(([, field]) => !('optional' in field)).map(([name]) => name),
        additionalProperties: false,
    };
}

const code = text('A code: letters, digits and _, not beginning with a digit.');
const title = optional(text('The title that people see.'));
const line = text('The code of a line of the file.');
const ofTask = { line, task: text('The code of a task of the line.') };
const upstream = text('The task that is waited for: task, or line.task for a task of another line.');
const condition = choice('How the task that is waited for has to end.', 'success', 'failure', 'complete');
const propertyName = text('The name of a property.');
const value = text('Pline text: "a text" with its quotes, 5, true, 30s, crm, ["a"], env("NAME").');
const property = object<NewProperty>({ name: propertyName, value });
const dependency = object<NewDependency>({ task: upstream, condition });

const replacements = optional(list('What the copies have instead, in codes, titles and values, also where the first letter or all are capitals.', object<TextReplacement>({
    from: text('A text, such as customers.'), to: text('What stands there instead, such as suppliers.'),
})));
const activity = text('The activity, such as ingest.database.');

const KINDS: { readonly [K in Edit['kind']]: EditFields<K> } = {
    addLine: { description: 'Adds an empty line at the end of the file.', fields: { name: code, title } },
    addGroup: { description: 'Adds an empty group in front of the first line.', fields: { name: code, title } },
    addTask: {
        description: 'Adds a task. Where the line has one of its name, a number is added to the name.',
        fields: {
            line, name: code, activity, title,
            group: optional(text('The code of the group that it is in.')),
            dependencies: optional(list('What it waits for.', dependency)),
            properties: optional(list('Its properties, in the order of the text.', property)),
            behind: optional(text('The task that it stands behind in the text; the last one where this is absent.')),
        },
    },
    cloneTask: { description: 'Copies a task, with its properties and dependencies, to behind the original.', fields: { ...ofTask, name: optional(code) } },
    cloneTasks: { description: 'Copies several tasks to behind the last of them; where they wait for each other, so do the copies.', fields: { line, tasks: list('Codes of tasks of the line.', ofTask.task), replacements } },
    cloneLine: { description: 'Copies a line with all that is in it, to behind the original.', fields: { line, name: optional(code), replacements } },
    renameTask: { description: 'Gives a task another code, everywhere in the file.', fields: { ...ofTask, name: code } },
    deleteTask: { description: 'Deletes a task; what waited for it does no longer.', fields: ofTask },
    connect: { description: 'Lets a task wait for another one.', fields: { ...ofTask, upstream, condition } },
    disconnect: { description: 'Lets a task no longer wait for another one.', fields: { ...ofTask, upstream, condition } },
    changeCondition: { description: 'Lets a task wait for another one on another condition.', fields: { ...ofTask, upstream, from: condition, to: condition } },
    setRule: { description: 'Says how the dependencies of a task are combined.', fields: { ...ofTask, rule: choice('all, the default, or any.', 'all', 'any') } },
    setProperty: { description: 'Sets a property of a task, or exchanges its value.', fields: { ...ofTask, property: propertyName, value } },
    unsetProperty: { description: 'Takes a property out of a task: what it inherits counts again.', fields: { ...ofTask, property: propertyName } },
    setGroupProperty: { description: 'Sets what all tasks of a group of the file share.', fields: { group: text('The code of the group.'), property: propertyName, value } },
    setDefault: { description: 'Sets what all tasks of an activity share.', fields: { activity, property: propertyName, value } },
    moveToGroup: { description: 'Puts a task into a group, or without one out of its group.', fields: { ...ofTask, group: optional(text('The code of the group.')) } },
    setTitle: { description: 'Gives a task, or without one the line, another title, or none.', fields: { line, task: optional(ofTask.task), title } },
    setActivity: { description: 'Lets a task use another activity.', fields: { ...ofTask, activity } },
};

const EDIT: UnionSchema = {
    oneOf: Object.entries(KINDS).map(([kind, { description, fields }]) => {
        const { properties, required, ...rest } = object(fields as Fields<object>, description);
        return { ...rest, required: ['kind', ...required], properties: { kind: { type: 'string', const: kind }, ...properties } };
    }),
};

/** The JSON Schema of what `pline edit` takes. */
export const EDITS_SCHEMA = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Edits of a Pline file',
    description: 'What "pline edit" takes: all are made, in this order, or none.',
    type: 'array',
    items: EDIT,
} as const;

/** Edits that come from another process, or from a file, are checked before use. */
export function isEdit(value: unknown): value is Edit {
    return editProblem(value) === undefined;
}

/** @returns what keeps a value from being an edit */
export function editProblem(value: unknown): string | undefined {
    return problemIn(EDIT, value);
}
