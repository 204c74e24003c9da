import type { Cursor } from './cursor.ts';
import type { Place, ValuePlace } from './place.ts';

/** Reads a value, however much of it is there. */
export function readValue(cursor: Cursor, value: ValuePlace): void {
    cursor.at(() => ({ kind: 'value', value }));
    if (cursor.type === 'TEXT_OPEN' || cursor.type === 'BLOCK_OPEN') {
        readText(cursor, (start) => ({ kind: 'text', value, start }));
    } else if (cursor.take('[')) {
        readItems(cursor, value);
    } else if (cursor.take('{')) {
        readEntries(cursor, value);
    } else if (cursor.isName && (cursor.type === 'env' || cursor.type === 'secret')) {
        cursor.next();
        if (cursor.take('(')) {
            readText(cursor, () => ({ kind: 'free' }));
            cursor.take(')');
        }
    } else if (cursor.type === 'NUMBER' || cursor.type === 'DURATION' || cursor.type === 'true' || cursor.type === 'false' || cursor.isName) {
        cursor.next();
    }
}

function readItems(cursor: Cursor, value: ValuePlace): void {
    const item: ValuePlace = { ...value, nesting: [...value.nesting, 'list'] };
    while (!cursor.done && cursor.type !== ']') {
        cursor.at(() => ({ kind: 'value', value: item }));
        const before = cursor.token;
        readValue(cursor, item);
        cursor.take(',');
        // What cannot be read ends the list.
        if (cursor.token === before) return;
    }
    cursor.at(() => ({ kind: 'value', value: item }));
    cursor.take(']');
}

function readEntries(cursor: Cursor, value: ValuePlace): void {
    const entry: ValuePlace = { ...value, nesting: [...value.nesting, 'map'] };
    while (!cursor.done && cursor.type !== '}') {
        cursor.free();
        const before = cursor.token;
        if (cursor.type === 'TEXT_OPEN') readText(cursor, () => ({ kind: 'free' }));
        else if (cursor.isLabel) cursor.next();
        if (cursor.take(':')) readValue(cursor, entry);
        cursor.take(',');
        if (cursor.token === before) return;
    }
    cursor.free();
    cursor.take('}');
}

/**
 * Reads a text to its end.
 * @param place what a cursor within it means; it gets the offset behind the opening quote
 */
export function readText(cursor: Cursor, place: (start: number) => Place): void {
    cursor.free();
    const opening = cursor.token;
    if (!opening || !cursor.take('TEXT_OPEN', 'BLOCK_OPEN')) return;
    while (true) {
        cursor.at(() => place(opening.end));
        if (cursor.done || cursor.take('TEXT_CLOSE', 'TEXT_BREAK', 'BLOCK_CLOSE')) return;
        cursor.next();
    }
}

/** Reads a text of a kind that completion knows, with its quotes or, at the cursor, still without. */
export function readQuoted(cursor: Cursor, kind: 'import' | 'cron' | 'timezone'): void {
    cursor.at(() => ({ kind, quoted: false }));
    readText(cursor, () => ({ kind, quoted: true }));
}

const SIMPLE = new Set(['string', 'text', 'integer', 'number', 'boolean', 'duration', 'path', 'secret', 'json']);

/** @returns the type as written, as far as it is read; what a value of it may be follows from that */
export function readType(cursor: Cursor): string {
    cursor.at(() => ({ kind: 'type' }));
    const { token } = cursor;
    if (!token) return '';
    if (token.type === 'TEXT_OPEN') return readChoices(cursor);
    if (cursor.take('list', 'map')) {
        cursor.free();
        cursor.take('of');
        return `${token.text} of ${readType(cursor)}`;
    }
    if (cursor.take('connection')) {
        if (cursor.take('(')) readConnectors(cursor);
        return 'connection';
    }
    if (cursor.take('line')) return 'line';
    if (!SIMPLE.has(token.type)) return '';
    cursor.next();
    if (cursor.take('(')) while (cursor.take('NUMBER', '..', ')')) continue;
    return token.text;
}

function readChoices(cursor: Cursor): string {
    do readText(cursor, () => ({ kind: 'free' })); while (cursor.take('|'));
    return 'choice';
}

function readConnectors(cursor: Cursor): void {
    do {
        cursor.at(() => ({ kind: 'connector' }));
        if (cursor.isName) cursor.next();
    } while (cursor.take('|'));
    cursor.take(')');
}
