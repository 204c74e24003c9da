import type { Cursor } from './cursor.ts';
import { readActivity } from './activity-name.ts';
import { newBlock, type Block } from './place.ts';
import { readQuoted, readText, readType, readValue } from './values.ts';

/** Reads the statements of a block, to behind its closing brace; a block that is not closed ends where something else begins. */
export function readBody(cursor: Cursor, block: Block): void {
    while (!cursor.done) {
        cursor.at(() => ({ kind: 'statement', block, condition: false }));
        if (cursor.take('}') || cursor.isDeclaration || (cursor.type === 'task' && block.kind !== 'line')) return;
        if (cursor.isLabel) readProperty(cursor, block);
        else if (!readStatement(cursor, block)) cursor.next();
    }
    cursor.at(() => ({ kind: 'statement', block, condition: false }));
}

function readProperty(cursor: Cursor, block: Block): void {
    const property = cursor.token!.text;
    cursor.next();
    cursor.next();
    block.properties.add(property);
    if (block.kind === 'activity' || block.kind === 'every') readDeclared(cursor, block, property);
    else readValue(cursor, { block, property, nesting: [] });
}

/** Behind the colon of a param or of a declared property. */
function readDeclared(cursor: Cursor, block: Block, property: string): void {
    const type = readType(cursor);
    while (!cursor.done) {
        cursor.maybe(() => ({ kind: 'afterType' }));
        if (cursor.take('=')) readValue(cursor, { block, property, nesting: [], type });
        else if (cursor.type === 'deprecated' && !cursor.isLabel) {
            cursor.next();
            readText(cursor, () => ({ kind: 'free' }));
        } else if (!cursor.take('required')) return;
    }
    cursor.maybe(() => ({ kind: 'afterType' }));
}

/** @returns whether it was one */
function readStatement(cursor: Cursor, block: Block): boolean {
    const keyword = `${block.kind} ${cursor.type}`;
    switch (keyword) {
        case 'task after': readDependencies(cursor, block); return true;
        case 'task run': readRule(cursor, block); return true;
        case 'line task': readTask(cursor, block); return true;
        case 'line param': readParam(cursor, block); return true;
        case 'line schedule': readSchedule(cursor, block); return true;
        case 'activity runs': readRuns(cursor, block); return true;
        case 'activity requires': readRequirement(cursor, block); return true;
        case 'activity output': readParam(cursor, block); return true;
        case 'activity icon': cursor.next(); readText(cursor, () => ({ kind: 'free' })); return true;
        default: return false;
    }
}

function readTask(cursor: Cursor, line: Block): void {
    cursor.next();
    const block = newBlock('task', { around: line });
    line.tasks.push(block);
    cursor.free();
    if (cursor.isName) {
        block.name = cursor.token!.text;
        cursor.next();
    }
    const header = (): void => cursor.maybe(() => ({ kind: 'header', block }));
    header();
    if (cursor.type === 'TEXT_OPEN') readText(cursor, () => ({ kind: 'free' }));
    header();
    if (cursor.take('uses')) readActivity(cursor, block);
    header();
    if (cursor.take('in')) {
        cursor.at(() => ({ kind: 'group' }));
        if (cursor.isName) {
            block.group = cursor.token!.text;
            cursor.next();
        }
        cursor.free();
    }
    if (cursor.take('{')) readBody(cursor, block);
}

function readDependencies(cursor: Cursor, block: Block): void {
    cursor.next();
    do {
        cursor.at(() => ({ kind: 'upstream', block }));
        if (!cursor.isName) break;
        let upstream = cursor.token!.text;
        cursor.next();
        if (cursor.take('.')) {
            const line = upstream;
            cursor.at(() => ({ kind: 'upstream', block, line }));
            if (!cursor.isName) break;
            upstream = `${line}.${cursor.token!.text}`;
            cursor.next();
        }
        block.upstreams.push(upstream);
    } while (cursor.take(','));
    cursor.maybe(() => ({ kind: 'statement', block, condition: true }));
    if (!cursor.take('on')) return;
    cursor.at(() => ({ kind: 'condition' }));
    cursor.take('success', 'failure', 'complete');
}

function readRule(cursor: Cursor, block: Block): void {
    cursor.next();
    block.hasRule = true;
    cursor.at(() => ({ kind: 'if' }));
    if (!cursor.take('if')) return;
    cursor.at(() => ({ kind: 'mode' }));
    cursor.take('any', 'all');
}

function readParam(cursor: Cursor, block: Block): void {
    cursor.next();
    cursor.free();
    if (!cursor.isLabel) return;
    const name = cursor.token!.text;
    cursor.next();
    cursor.next();
    readDeclared(cursor, block, name);
}

function readSchedule(cursor: Cursor, block: Block): void {
    cursor.next();
    readQuoted(cursor, 'cron');
    cursor.maybe(() => ({ kind: 'afterCron', block }));
    if (cursor.take('timezone')) readQuoted(cursor, 'timezone');
}

function readRuns(cursor: Cursor, activity: Block): void {
    cursor.next();
    if (cursor.take('builtin')) return;
    const block = newBlock('runs', activity.name === undefined ? {} : { owner: activity.name });
    readActivity(cursor, block);
    cursor.free();
    if (cursor.take('{')) readBody(cursor, block);
}

function readRequirement(cursor: Cursor, block: Block): void {
    cursor.next();
    cursor.free();
    cursor.take('one');
    cursor.take('of');
    do {
        cursor.at(() => ({ kind: 'requirement', block }));
        if (cursor.isName) cursor.next();
    } while (cursor.take(','));
}
