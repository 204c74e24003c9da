/** Reads what an activity was given, with its type; a missing or mistyped property is told by its name. */
import { isAbsolute, resolve } from 'node:path';
import { ActivityError, type ConnectionInput, type Input, type Inputs, type LineInput } from './activity.ts';

/** @returns the text, or undefined where the property is not set. Numbers and booleans count as their text. */
export function optionalText(inputs: Inputs, name: string): string | undefined {
    const value = inputs[name] ?? undefined;
    return value === undefined ? undefined : scalarText(value, name);
}

/** @throws ActivityError where the property is not set */
export function requiredText(inputs: Inputs, name: string): string {
    const value = optionalText(inputs, name);
    if (value === undefined) throw new ActivityError(`"${name}" is missing: set it in the task.`);
    return value;
}

export function optionalNumber(inputs: Inputs, name: string): number | undefined {
    const value = inputs[name] ?? undefined;
    if (value === undefined || typeof value === 'number') return value;
    throw wrongType(name, 'a number', value);
}

export function optionalBoolean(inputs: Inputs, name: string): boolean | undefined {
    const value = inputs[name] ?? undefined;
    if (value === undefined || typeof value === 'boolean') return value;
    throw wrongType(name, 'true or false', value);
}

/** @returns the list's items as texts; empty where the property is not set */
export function textList(inputs: Inputs, name: string): readonly string[] {
    const value = inputs[name] ?? [];
    if (!isList(value)) throw wrongType(name, 'a list', value);
    return value.map((item) => scalarText(item, name));
}

/** @returns the map's entries; empty where the property is not set */
export function inputMap(inputs: Inputs, name: string): Readonly<Record<string, Input>> {
    const value = inputs[name] ?? {};
    if (typeof value !== 'object' || isList(value) || isConnection(value)) throw wrongType(name, 'a map', value);
    return value;
}

/** @returns the map's entries as texts; empty where the property is not set */
export function textMap(inputs: Inputs, name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(inputMap(inputs, name)).map(([key, value]) => [key, scalarText(value, name)]));
}

/** @throws ActivityError where the property is not set or is no connection */
export function requiredConnection(inputs: Inputs, name: string): ConnectionInput {
    const value = inputs[name];
    if (isConnection(value)) return value;
    throw new ActivityError(`"${name}" names no connection: declare one with \`connection NAME: CONNECTOR { … }\` and name it there.`);
}

/** @throws ActivityError where the property is not set or is no line */
export function requiredLine(inputs: Inputs, name: string): LineInput {
    const value = inputs[name];
    if (typeof value === 'object' && value !== null && 'line' in value && 'uri' in value && typeof value.line === 'string' && typeof value.uri === 'string') return { line: value.line, uri: value.uri };
    throw new ActivityError(`"${name}" names no line: write the name of one there, without quotes.`);
}

/** @returns the one of the choices that the property names, the first where it is not set */
export function choice<const T extends string>(inputs: Inputs, name: string, choices: readonly [T, ...T[]]): T {
    const value = optionalText(inputs, name);
    const found = value === undefined ? choices[0] : choices.find((candidate) => candidate === value);
    if (found === undefined) throw new ActivityError(`"${name}" is ${JSON.stringify(value)}: it has to be one of ${choices.join(', ')}.`);
    return found;
}

/** @returns the absolute path that a relative one means in a task that runs in `directory` */
export function pathFrom(directory: string, path: string): string {
    return isAbsolute(path) ? path : resolve(directory, path);
}

export function isConnection(value: Input | undefined): value is ConnectionInput {
    return typeof value === 'object' && value !== null && !isList(value) && 'connector' in value && 'connection' in value && 'properties' in value;
}

export function isList(value: Input): value is readonly Input[] {
    return Array.isArray(value);
}

function scalarText(value: Input, name: string): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw wrongType(name, 'a text', value);
}

function wrongType(name: string, expected: string, value: Input): ActivityError {
    const actual = value === null ? 'nothing' : isList(value) ? 'a list' : isConnection(value) ? 'a connection' : typeof value === 'object' ? 'a map' : JSON.stringify(value);
    return new ActivityError(`"${name}" has to be ${expected}, and here it is ${actual}.`);
}
