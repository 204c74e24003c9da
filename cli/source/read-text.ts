import { readFile } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { unreadable } from './find.ts';
import { shownPath } from './path.ts';

/** @throws {UsageError} where a file cannot be read, or is no UTF-8: other bytes would be lost on the way back */
export async function readText(path: string): Promise<string> {
    const file = shownPath(path);
    let bytes: Uint8Array;
    try {
        bytes = await readFile(path);
    } catch (error) {
        throw new UsageError(unreadable(file, error), { cause: error });
    }
    return decode(bytes, file);
}

/** @param what what the bytes are called in a message */
export function decode(bytes: Uint8Array, what: string): string {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
        throw new UsageError(`${what} holds bytes that are not UTF-8. Save it as UTF-8.`, { cause: error });
    }
}

/** Reads what is piped in. @throws {UsageError} where nothing is: a terminal would be waited for in vain */
export async function readInput(): Promise<string> {
    if (process.stdin.isTTY) throw new UsageError('Nothing is piped in. Name a file, or pipe the input in.');
    const { buffer } = await import('node:stream/consumers');
    return decode(await buffer(process.stdin), 'Standard input');
}
