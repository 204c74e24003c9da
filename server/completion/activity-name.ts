import type { Cursor } from './cursor.ts';
import type { Block } from './place.ts';

/** Reads an activity's dotted name into the block that uses it. */
export function readActivity(cursor: Cursor, block: Block): void {
    cursor.at(() => ({ kind: 'activity', block, start: undefined }));
    const start = cursor.token?.start;
    if (!cursor.isName) return;
    let name = '';
    do {
        cursor.at(() => ({ kind: 'activity', block, start }));
        if (!cursor.isName) break;
        name += `${name && '.'}${cursor.token!.text}`;
        cursor.next();
    } while (cursor.take('.'));
    block.uses = name;
}
