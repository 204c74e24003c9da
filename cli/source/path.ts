import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @returns a path as a person here would write it: relative where it lies below the current folder */
export function shownPath(path: string): string {
    const fromHere = relative(process.cwd(), path);
    if (fromHere === '') return '.';
    return fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}

/** The same for a URI; one that is no file is shown as it is. */
export function shownUri(uri: string): string {
    return uri.startsWith('file:') ? shownPath(fileURLToPath(uri)) : uri;
}
