/** The little of JSON Schema that Pline publishes and checks by: what is published is what is checked. */
export type Schema = StringSchema | ArraySchema | ObjectSchema | UnionSchema;

export interface StringSchema {
    readonly type: 'string';
    readonly description?: string;
    readonly enum?: readonly string[];
    readonly const?: string;
}

export interface ArraySchema {
    readonly type: 'array';
    readonly description?: string;
    readonly items: Schema;
}

export interface ObjectSchema {
    readonly type: 'object';
    readonly description?: string;
    readonly properties: Readonly<Record<string, Schema>>;
    readonly required: readonly string[];
    readonly additionalProperties: false;
}

/** Objects that their `kind` tells apart. */
export interface UnionSchema {
    readonly oneOf: readonly (ObjectSchema & { readonly properties: { readonly kind: StringSchema } })[];
}

/** @returns what is wrong with a value, and where in it; undefined where it is as the schema says. A field that is `undefined` is absent. */
export function problemIn(schema: Schema, value: unknown, at = ''): string | undefined {
    if ('oneOf' in schema) return problemInUnion(schema, value, at);
    switch (schema.type) {
        case 'string': return problemInText(schema, value, at);
        case 'array': return Array.isArray(value) ? first(value.entries(), ([index, item]) => problemIn(schema.items, item, `${at}[${index}]`)) : told(at, 'has to be an array', value);
        case 'object': return problemInObject(schema, value, at);
    }
}

function problemInText({ enum: choices, const: only }: StringSchema, value: unknown, at: string): string | undefined {
    if (typeof value !== 'string') return told(at, 'has to be a text', value);
    const allowed = only === undefined ? choices : [only];
    return allowed === undefined || allowed.includes(value) ? undefined : told(at, `has to be ${either(allowed)}`, value);
}

function problemInObject({ properties, required }: ObjectSchema, value: unknown, at: string): string | undefined {
    if (!isObject(value)) return told(at, 'has to be an object', value);
    const missing = required.find((name) => !Object.hasOwn(value, name) || value[name] === undefined);
    if (missing !== undefined) return `${prefix(at)}"${missing}" is missing.`;
    return first(Object.entries(value), ([name, field]) => {
        if (field === undefined) return undefined;
        const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
        return schema ? problemIn(schema, field, at === '' ? name : `${at}.${name}`) : `${prefix(at)}"${name}" is not known; it takes ${Object.keys(properties).join(', ')}.`;
    });
}

function problemInUnion({ oneOf }: UnionSchema, value: unknown, at: string): string | undefined {
    if (!isObject(value)) return told(at, 'has to be an object', value);
    const schema = oneOf.find(({ properties: { kind } }) => Object.hasOwn(value, 'kind') && kind.const === value['kind']);
    return schema ? problemInObject(schema, value, at) : `${prefix(at)}"kind" has to be ${either(oneOf.map(({ properties: { kind } }) => kind.const ?? ''))}.`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first<T>(items: Iterable<T>, problem: (item: T) => string | undefined): string | undefined {
    for (const item of items) {
        const found = problem(item);
        if (found !== undefined) return found;
    }
    return undefined;
}

function told(at: string, rule: string, value: unknown): string {
    const shown = JSON.stringify(value) ?? typeof value;
    return `${at === '' ? 'It' : `"${at}"`} ${rule}, and is ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}.`;
}

function prefix(at: string): string {
    return at === '' ? '' : `${at}: `;
}

function either(choices: readonly string[]): string {
    return choices.length === 1 ? choices[0]! : `one of ${choices.join(', ')}`;
}
