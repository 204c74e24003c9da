/** Python text: literals, and calls with one argument a line where they do not fit on one. */

/** Python code that stands as it is. */
export class Code {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }
}

export type Py = string | number | boolean | null | undefined | Code | readonly Py[] | { readonly [key: string]: Py };

const WIDTH = 140;
const STEP = '    ';

/** A value as a Python expression. Entries that are undefined are left out. */
export function python(value: Py, indent = ''): string {
    if (value instanceof Code) return value.text;
    if (value === null || value === undefined) return 'None';
    switch (typeof value) {
        case 'string': return text(value);
        case 'boolean': return value ? 'True' : 'False';
        case 'number': return String(value);
        case 'object': return isList(value)
            ? bracketed('[', value.map((item) => python(item, indent + STEP)), ']', indent)
            : bracketed('{', given(value).map(([key, item]) => `${text(key)}: ${python(item, indent + STEP)}`), '}', indent);
    }
}

/** A call: positional arguments, then named ones. Those that are undefined are left out. */
export function call(name: string, positional: readonly Py[], named: Readonly<Record<string, Py>> = {}, indent = ''): Code {
    const args = [...positional.map((value) => python(value, indent + STEP)), ...given(named).map(([key, value]) => `${key}=${python(value, indent + STEP)}`)];
    return new Code(bracketed(`${name}(`, args, ')', indent));
}

function bracketed(open: string, parts: readonly string[], close: string, indent: string): string {
    const line = `${open}${parts.join(', ')}${close}`;
    if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line;
    return `${open}\n${parts.map((part) => `${indent}${STEP}${part},\n`).join('')}${indent}${close}`;
}

function isList(value: readonly Py[] | { readonly [key: string]: Py }): value is readonly Py[] {
    return Array.isArray(value);
}

function given(record: { readonly [key: string]: Py }): [string, Py][] {
    return Object.entries(record).filter(([, value]) => value !== undefined);
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text in double quotes: whatever is in it, it ends where it should. */
function text(value: string): string {
    // Control characters, line separators and halves of surrogate pairs are written by their numbers.
    // eslint-disable-next-line no-control-regex
    const escaped = value.replaceAll(/["\\\u0000-\u001F\u007F-\u009F\u2028\u2029]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
        (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `"${escaped}"`;
}

const RESERVED = new Set([
    'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if',
    'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield',
]);

/** Hands out names of Python variables, each once. */
export class Names {
    readonly #used: Set<string>;

    /** @param used names that stand for something else */
    constructor(used: readonly string[]) {
        this.#used = new Set([...RESERVED, ...used]);
    }

    /** A name as near to the wanted one as can be. */
    take(wanted: string): string {
        const near = wanted.replaceAll(/\W/g, '_');
        let name = near;
        while (this.#used.has(name)) name += '_';
        this.#used.add(name);
        return name;
    }
}

/** A `timedelta` of so many milliseconds. */
export function timedelta(milliseconds: number): Code {
    return call('timedelta', [], milliseconds % 1000 === 0 ? { seconds: milliseconds / 1000 } : { milliseconds });
}
