import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The way from a folder to that of a line's file, with `/`. */
export function projectFolderFrom(output: string, uri: string): string {
    return relative(resolve(output), dirname(fileURLToPath(uri))).split(sep).join('/') || '.';
}
