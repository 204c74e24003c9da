import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { codeOf } from '../errors.ts';

const TAIL_BYTES = 4096;
const MOST_CHARACTERS = 300;

/** The last line of a file that is not blank, without colours and cut to a reasonable length; undefined where there is none. */
export function lastLine(path: string): string | undefined {
    const file = openIfThere(path);
    if (file === undefined) return undefined;
    try {
        const { size } = fstatSync(file);
        const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
        readSync(file, tail, 0, tail.length, size - tail.length);
        const line = stripVTControlCharacters(tail.toString()).split(/[\r\n]+/).findLast((text) => text.trim() !== '')?.trim();
        return line !== undefined && line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
    } finally {
        closeSync(file);
    }
}

function openIfThere(path: string): number | undefined {
    try {
        return openSync(path, 'r');
    } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
    }
}
