import { Cursor } from './cursor.ts';
import { newBlock, type Place } from './place.ts';
import { readActivity } from './activity-name.ts';
import { readBody } from './bodies.ts';
import type { Surroundings } from './tokens.ts';
import { readQuoted, readText, readValue } from './values.ts';

/** Finds out what may stand at the cursor; it bears with text that is half written or wrong. */
export function findPlace({ tokens, cursor: index, word, line, inComment }: Surroundings, text: string): Place {
    if (inComment) return { kind: 'free' };
    const cursor = new Cursor(tokens, index, word.start, text);
    if (line !== undefined) readBody(cursor, newBlock('line', { name: line }));
    while (!cursor.done && !cursor.passed) readDeclaration(cursor);
    cursor.at(() => ({ kind: 'declaration' }));
    return cursor.place ?? { kind: 'free' };
}

function readDeclaration(cursor: Cursor): void {
    cursor.at(() => ({ kind: 'declaration' }));
    const keyword = cursor.type;
    cursor.next();
    switch (keyword) {
        case 'import': return readQuoted(cursor, 'import');
        case 'environments': return readNames(cursor);
        case 'config': return readConfig(cursor);
        case 'connection': return readConnection(cursor);
        case 'defaults': return readDefaults(cursor);
        case 'group':
        case 'line':
        case 'every': return readTitled(cursor, keyword);
        case 'activity':
        case 'connector': return readTitled(cursor, 'activity');
    }
}

function readNames(cursor: Cursor): void {
    do readName(cursor); while (cursor.take(','));
}

/** @returns a name that only the writer can know; a dotted one whole */
function readName(cursor: Cursor): string | undefined {
    cursor.free();
    if (!cursor.isName && !cursor.isLabel) return undefined;
    let name = cursor.token!.text;
    cursor.next();
    while (cursor.take('.')) {
        cursor.free();
        name += `.${cursor.token?.text ?? ''}`;
        cursor.next();
    }
    return name;
}

function readTitled(cursor: Cursor, kind: 'group' | 'line' | 'activity' | 'every'): void {
    const name = readName(cursor);
    const block = newBlock(kind, name === undefined ? {} : { name });
    readText(cursor, () => ({ kind: 'free' }));
    if (cursor.take('{')) readBody(cursor, block);
}

function readConnection(cursor: Cursor): void {
    const name = readName(cursor);
    const block = newBlock('connection', name === undefined ? {} : { name });
    cursor.free();
    if (!cursor.take(':')) return;
    cursor.at(() => ({ kind: 'connector' }));
    if (cursor.isName) {
        block.uses = cursor.token!.text;
        cursor.next();
    }
    cursor.free();
    if (cursor.take('{')) readBody(cursor, block);
}

function readDefaults(cursor: Cursor): void {
    const block = newBlock('defaults');
    readActivity(cursor, block);
    cursor.free();
    if (cursor.take('{')) readBody(cursor, block);
}

function readConfig(cursor: Cursor): void {
    readName(cursor);
    cursor.free();
    if (cursor.take(':')) return readValue(cursor, { block: undefined, property: undefined, nesting: [] });
    if (!cursor.take('{')) return;
    const set = new Set<string>();
    while (!cursor.done && !cursor.isDeclaration && cursor.type !== '}') {
        cursor.at(() => ({ kind: 'environment', set }));
        if (cursor.isLabel) set.add(cursor.token!.text);
        cursor.next();
        if (cursor.take(':')) readValue(cursor, { block: undefined, property: undefined, nesting: [] });
        cursor.take(',');
    }
    cursor.at(() => ({ kind: 'environment', set }));
    cursor.take('}');
}
