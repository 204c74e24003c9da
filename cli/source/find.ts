import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '../exit.ts';

const EXTENSION = '.pline';

/**
 * The files that paths stand for: a file is itself, a folder all `.pline` files in it and below it, but for hidden folders and `node_modules`.
 * @returns absolute paths, sorted, each once
 * @throws {UsageError} where a path does not exist, cannot be read, or holds no such file
 */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    for (const path of paths) {
        const files = await filesAt(path);
        if (files.length === 0) throw new UsageError(`There is no ${EXTENSION} file in ${path}. Name a file, or a folder that holds some.`);
        for (const file of files) found.add(file);
    }
    return [...found].sort();
}

async function filesAt(path: string): Promise<string[]> {
    try {
        return (await stat(path)).isDirectory() ? await filesBelow(resolve(path)) : [resolve(path)];
    } catch (error) {
        throw new UsageError(unreadable(path, error), { cause: error });
    }
}

async function filesBelow(folder: string): Promise<string[]> {
    const entries = await readdir(folder, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules');
    const below = await Promise.all(folders.map(({ name }) => filesBelow(join(folder, name))));
    return [...entries.filter((entry) => entry.isFile() && entry.name.endsWith(EXTENSION)).map(({ name }) => join(folder, name)), ...below.flat()];
}

/** @returns why a path cannot be read, and what to do */
export function unreadable(path: string, error: unknown): string {
    switch ((error as NodeJS.ErrnoException).code) {
        case 'ENOENT': return `There is no file or folder ${path}. Check the path; it starts at ${process.cwd()}.`;
        case 'EACCES': return `${path} may not be read by you. Change its permissions, or run pline as a user who may.`;
        case 'EISDIR': return `${path} is a folder. Name a ${EXTENSION} file.`;
        default: return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    }
}
