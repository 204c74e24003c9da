/** Reads a text that came from outside, for a param or from the environment, as a value of a declared type. */
import type { ResolvedParam, Value } from '../../language/model/types.ts';
import { formatDuration } from '../../language/model/duration.ts';
import type { Input } from '../activities/activity.ts';
import { RunError } from '../errors.ts';
import { parseDuration } from '../../language/model/duration.ts';
import type { ParamValue } from './scope.ts';

/** @throws RunError for a text that is no value of the type: what it has to be */
export function parseParam({ name, type }: Pick<ResolvedParam, 'name' | 'type'>, given: string): ParamValue {
    return { value: parseText(type, given, `Param ${name}`), secret: type === 'secret' };
}

/**
 * A value as the text that stands for it on a command line.
 * @param type that of the param; undefined for one that the line does not have
 * @throws RunError for a value that is none
 */
export function paramText(name: string, type: string | undefined, value: Input): string {
    if (value === null) throw new RunError(`Param ${name} would have no value: the output that it reads is empty.`);
    if (type === 'duration' && typeof value === 'number') return formatDuration(value);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * @param type as written in Pline: `integer(0..)`, `"a" | "b"`
 * @param what where the text comes from, for the message
 * @throws RunError for a text that is no value of the type: what it has to be
 */
export function parseText(type: string, given: string, what: string): Value {
    const value = type.startsWith('"') ? choice(type, given) : parse(type, given);
    if (typeof value !== 'string') return value;
    throw new RunError(`${what} is ${JSON.stringify(given)}, but it has to be ${value}.`);
}

/** A value, or in words what the text would have to be. */
type Parsed = Value | string;

function choice(type: string, given: string): Parsed {
    const choices = type.split('|').map((text) => text.trim().slice(1, -1));
    return choices.includes(given) ? textValue(given) : `one of: ${choices.join(', ')}`;
}

function parse(type: string, given: string): Parsed {
    const { base = '', min, max } = /^(?<base>\w+)(?:\(\s*(?<min>[^.)]*(?:\.\d+)?)\s*\.\.\s*(?<max>[^)]*)\))?/.exec(type)?.groups ?? {};
    switch (base) {
        case 'integer':
        case 'number': return numeric(base, given, bound(min), bound(max));
        case 'boolean': return given === 'true' || given === 'false' ? { kind: 'boolean', value: given === 'true' } : 'true or false';
        case 'duration': {
            const milliseconds = parseDuration(given);
            return milliseconds === undefined ? 'a duration, such as 30s, 10m or 2h' : { kind: 'duration', milliseconds };
        }
        case 'list':
        case 'map':
        case 'json': return json(base, given);
        case 'connection': return { kind: 'connection', name: given };
        case 'line': return 'a line that the file names, and none can be given from outside';
        default: return textValue(given);
    }
}

function numeric(base: 'integer' | 'number', given: string, min: number | undefined, max: number | undefined): Parsed {
    const value = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(given) ? Number(given) : Number.NaN;
    const fits = base === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (fits && (min === undefined || value >= min) && (max === undefined || value <= max)) return { kind: 'number', value };
    const what = base === 'integer' ? 'a whole number' : 'a number';
    if (min === undefined && max === undefined) return what;
    return `${what} ${[min !== undefined && `of at least ${min}`, max !== undefined && `of at most ${max}`].filter(Boolean).join(' and ')}`;
}

function bound(text: string | undefined): number | undefined {
    return text === undefined || text.trim() === '' ? undefined : Number(text);
}

const JSON_WORDS = { list: 'a JSON list, such as ["a", "b"]', map: 'a JSON object, such as {"a": 1}', json: 'JSON without null' } as const;

function json(base: 'list' | 'map' | 'json', given: string): Parsed {
    let value: Value | undefined;
    try {
        value = fromJson(JSON.parse(given));
    } catch {
        value = undefined;
    }
    return value !== undefined && (base === 'json' || value.kind === base) ? value : JSON_WORDS[base];
}

/** Undefined for null, which Pline's values do not have. */
function fromJson(json: unknown): Value | undefined {
    if (typeof json === 'string') return textValue(json);
    if (typeof json === 'number') return { kind: 'number', value: json };
    if (typeof json === 'boolean') return { kind: 'boolean', value: json };
    if (typeof json !== 'object' || json === null) return undefined;
    if (Array.isArray(json)) {
        const items = json.map(fromJson).filter((item) => item !== undefined);
        return items.length === json.length ? { kind: 'list', items } : undefined;
    }
    const entries = Object.entries(json).flatMap(([key, item]): [string, Value][] => {
        const value = fromJson(item);
        return value === undefined ? [] : [[key, value]];
    });
    return entries.length === Object.keys(json).length ? { kind: 'map', entries: Object.fromEntries(entries) } : undefined;
}

function textValue(text: string): Value {
    return { kind: 'text', parts: [text] };
}
