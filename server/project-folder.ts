import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @returns the folder that a file's lines run in, where their runs are kept; undefined for a file that is not on disk */
export function projectFolderOf(uri: string): string | undefined {
    return uri.startsWith('file:') ? dirname(fileURLToPath(uri)) : undefined;
}
