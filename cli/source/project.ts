import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../exit.ts';
import { unreadable } from './find.ts';

/**
 * The folder that keeps the runs of the lines in it.
 * @param path that folder, or a file in it
 * @throws {UsageError} where there is no such path
 */
export async function projectFolder(path: string): Promise<string> {
    try {
        return (await stat(path)).isDirectory() ? resolve(path) : dirname(resolve(path));
    } catch (error) {
        throw new UsageError(unreadable(path, error), { cause: error });
    }
}
