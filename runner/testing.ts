/** Builds resolved lines for tests, as the language would. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { PlaceholderTarget, ResolvedDependency, ResolvedLine, ResolvedTask, SourceRange, TextPart, Value } from '../language/model/types.ts';

const range: SourceRange = { uri: 'file:///test.pline', start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A value from its JavaScript look; a `Value` stays what it is. */
export type ValueLike = string | number | boolean | Value | readonly ValueLike[] | { readonly [key: string]: ValueLike };

/** `text('day=', { param: 'day' })` */
export function text(...parts: readonly (string | PlaceholderLike | { readonly value: Value })[]): Value {
    return { kind: 'text', parts: parts.map((part): TextPart => typeof part === 'string' || 'value' in part ? part : { placeholder: target(part) }) };
}

export type PlaceholderLike =
    | { readonly config: string } | { readonly param: string } | { readonly run: string } | { readonly task: string; readonly output: string };

export function target(place: PlaceholderLike): PlaceholderTarget {
    if ('config' in place) return { kind: 'config', name: place.config };
    if ('param' in place) return { kind: 'param', name: place.param };
    if ('run' in place) return { kind: 'run', field: place.run };
    return { kind: 'output', ...place };
}

export const reference = (place: PlaceholderLike): Value => ({ kind: 'reference', target: target(place) });
export const duration = (milliseconds: number): Value => ({ kind: 'duration', milliseconds });
export const secret = (name: string): Value => ({ kind: 'secret', name });
export const env = (name: string): Value => ({ kind: 'env', name });
/** A line of the folder. */
export const otherLine = (name: string, folder: string): Value => ({ kind: 'line', name, uri: pathToFileURL(join(folder, `${name}.pline`)).href });
export const connection = (name: string): Value => ({ kind: 'connection', name });

export function value(like: ValueLike): Value {
    if (typeof like === 'string') return text(like);
    if (typeof like === 'number') return { kind: 'number', value: like };
    if (typeof like === 'boolean') return { kind: 'boolean', value: like };
    if (isList(like)) return { kind: 'list', items: like.map(value) };
    return isValue(like) ? like : { kind: 'map', entries: values(like) };
}

export interface TaskLike {
    /** The built-in activity. */
    readonly uses?: string;
    readonly inputs?: Readonly<Record<string, ValueLike>>;
    /** Properties that every task takes. */
    readonly common?: Readonly<Record<string, ValueLike>>;
    readonly rule?: 'all' | 'any';
    readonly enabled?: boolean;
    /** `after: { load: 'success', 'other.load': 'complete' }` */
    readonly after?: Readonly<Record<string, ResolvedDependency['condition']>>;
}

export interface LineLike {
    readonly name?: string;
    /** The project folder. */
    readonly folder: string;
    readonly tasks: Readonly<Record<string, TaskLike>>;
    readonly environments?: readonly string[];
    readonly params?: ResolvedLine['params'];
    readonly configs?: Readonly<Record<string, ValueLike | { readonly environments: Readonly<Record<string, ValueLike>> }>>;
    readonly connections?: Readonly<Record<string, { readonly connector: string; readonly properties: Readonly<Record<string, ValueLike>> }>>;
    /** Properties of the line itself. */
    readonly properties?: Readonly<Record<string, ValueLike>>;
}

export function resolvedLine({ name = 'nightly', folder, tasks, environments = [], params = [], configs = {}, connections = {}, properties = {} }: LineLike): ResolvedLine {
    const uri = pathToFileURL(join(folder, `${name}.pline`)).href;
    return {
        format: 1, name, uri, range, nameRange: range, schedules: [], environments, params, groups: [],
        properties: mapEntries(values(properties), (property) => ({ value: property, origin: 'task', range })),
        configs: mapEntries(configs, (config, key) => isPerEnvironment(config)
            ? { name: key, environments: values(config.environments) } : { name: key, value: value(config), environments: {} }),
        connections: mapEntries(connections, ({ connector, properties }, key) => ({ name: key, connector, properties: values(properties), range })),
        tasks: Object.entries(tasks).map(([key, task]) => resolvedTask(key, task)),
    };
}

function resolvedTask(name: string, { uses = 'shell', inputs = {}, common = {}, rule = 'all', enabled = true, after = {} }: TaskLike): ResolvedTask {
    return {
        name, activity: uses, builtin: uses, enabled, rule, range, nameRange: range, inputs: values(inputs),
        dependencies: Object.entries(after).map(([upstream, condition]) => {
            const [task, line] = upstream.split('.').reverse();
            return { task: task!, condition, range, ...(line !== undefined && { line }) };
        }),
        properties: mapEntries({ ...values(inputs), ...values(common) }, (property) => ({ value: property, origin: 'task', range })),
    };
}

function values(likes: Readonly<Record<string, ValueLike>>): Record<string, Value> {
    return mapEntries(likes, value);
}

function mapEntries<From, To>(record: Readonly<Record<string, From>>, change: (from: From, key: string) => To): Record<string, To> {
    return Object.fromEntries(Object.entries(record).map(([key, from]) => [key, change(from, key)]));
}

function isList(like: ValueLike): like is readonly ValueLike[] {
    return Array.isArray(like);
}

function isValue(like: object): like is Value {
    return 'kind' in like;
}

function isPerEnvironment(config: ValueLike | { readonly environments: Readonly<Record<string, ValueLike>> }): config is { readonly environments: Readonly<Record<string, ValueLike>> } {
    return typeof config === 'object' && 'environments' in config;
}
