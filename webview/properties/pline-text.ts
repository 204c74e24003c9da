/**
 * Values as Pline text, and as a form shows them. Whatever a form cannot show as it is (a name, `env("X")`) is edited as Pline text.
 * In both a placeholder is `<<name>>`, and `\<<` is no placeholder.
 */

/** @returns what is between the quotes, for a person to edit; undefined where this is no text */
export function textOf(value: string): string | undefined {
    const block = /^"""([\s\S]*)"""$/.exec(value)?.[1];
    if (block !== undefined) return block.includes('"""') ? undefined : dedent(block);
    const content = /^"((?:\\.|[^"\\\r\n])*)"$/.exec(value)?.[1];
    return content?.replace(/\\(<<|u[0-9a-fA-F]{4}|.)/g, (whole, escaped: string) => (escaped === '<<' ? whole : unescaped(escaped)));
}

/** @returns a text in quotes: in three of them where it has several lines, so that it reads as it is */
export function quoted(text: string): string {
    const block = `"""\n${text}\n"""`;
    // Some texts have no such form: those with shared indentation or quotes at their end.
    return text.includes('\n') && textOf(block) === text ? block : inOneLine(text);
}

function inOneLine(text: string): string {
    const content = text.replace(/\\(?!<<)/g, '\\\\').replace(/["\n\r\t]/g, (character) => escapes[character]!);
    return `"${content}"`;
}

/** @returns the Pline text of each item of a list; undefined where this is no list */
export function itemsOf(value: string): readonly string[] | undefined {
    const body = /^\[([\s\S]*)\]$/.exec(value.trim())?.[1];
    return body === undefined ? undefined : read(body, (reader) => reader.value());
}

export function listText(items: readonly string[]): string {
    return `[${items.join(', ')}]`;
}

export interface Entry {
    /** Without quotes. */
    readonly key: string;
    readonly value: string;
}

/** @returns the entries of a map, their values as Pline text; undefined where this is no map */
export function entriesOf(value: string): readonly Entry[] | undefined {
    const body = /^\{([\s\S]*)\}$/.exec(value.trim())?.[1];
    return body === undefined ? undefined : read(body, (reader) => reader.entry());
}

export function mapText(entries: readonly Entry[]): string {
    return entries.length === 0 ? '{}' : `{ ${entries.map(({ key, value }) => `${/^[_a-zA-Z]\w*$/.test(key) ? key : inOneLine(key)}: ${value}`).join(', ')} }`;
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function unescaped(escaped: string): string {
    if (escaped.length === 5) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return { n: '\n', r: '\r', t: '\t' }[escaped] ?? escaped;
}

/** As the language reads a long text: without the indentation that its lines share, and without the line breaks at the quotes. */
function dedent(block: string): string {
    const lines = block.replaceAll('\r\n', '\n').split('\n');
    if (lines.length > 1 && lines[0]!.trim() === '') lines.shift();
    if (lines.length > 1 && lines.at(-1)!.trim() === '') lines.pop();
    const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0]);
    const shared = indents.reduce((left, right) => {
        const end = [...left].findIndex((character, index) => character !== right[index]);
        return end < 0 ? left : left.slice(0, end);
    }, indents[0] ?? '');
    return lines.map((line) => (line.startsWith(shared) ? line.slice(shared.length) : line.trimStart())).join('\n');
}

class Reader {
    readonly #text: string;
    #at = 0;

    constructor(text: string) {
        this.#text = text;
    }

    /** Passes over what stands between values. @returns whether something follows */
    goesOn(): boolean {
        this.#take(/(?:[\s,]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y);
        return this.#at < this.#text.length;
    }

    /** @returns the text of the next value; undefined where there is none that can be read */
    value(): string | undefined {
        const start = this.#at;
        const isRead = this.#block('[', ']') || this.#block('{', '}')
            || this.#take(/"""[\s\S]*?"""|"(?:\\.|[^"\\\r\n])*"|(?:env|secret)\s*\(\s*"(?:\\.|[^"\\\r\n])*"\s*\)|-?[\w.]+(?:[+-]\d+)?/y);
        return isRead ? this.#text.slice(start, this.#at) : undefined;
    }

    entry(): Entry | undefined {
        const start = this.#at;
        if (!this.#take(/"(?:\\.|[^"\\\r\n])*"|[_a-zA-Z]\w*/y)) return undefined;
        const key = this.#text.slice(start, this.#at);
        if (!this.#take(/\s*:\s*/y)) return undefined;
        const value = this.value();
        return value === undefined ? undefined : { key: textOf(key) ?? key, value };
    }

    #block(open: string, close: string): boolean {
        if (this.#text[this.#at] !== open) return false;
        this.#at += 1;
        while (this.goesOn() && this.#text[this.#at] !== close) {
            if ((open === '{' ? this.entry() : this.value()) === undefined) return false;
        }
        this.#at += 1;
        return this.#at <= this.#text.length;
    }

    #take(pattern: RegExp): boolean {
        pattern.lastIndex = this.#at;
        const match = pattern.exec(this.#text);
        this.#at += match?.[0].length ?? 0;
        return match !== null;
    }
}

function read<T>(body: string, next: (reader: Reader) => T | undefined): readonly T[] | undefined {
    const reader = new Reader(body);
    const found: T[] = [];
    while (reader.goesOn()) {
        const item = next(reader);
        if (item === undefined) return undefined;
        found.push(item);
    }
    return found;
}
