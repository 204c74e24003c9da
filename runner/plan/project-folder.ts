import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResolvedLine } from '../../language/model/types.ts';
import { RunError } from '../errors.ts';

/** The folder of the file that declares the line. @throws RunError for a line that is in no file */
export function projectFolderOf({ name, uri }: Pick<ResolvedLine, 'name' | 'uri'>): string {
    if (!uri.startsWith('file:')) throw new RunError(`Line ${name} is in no file: save it first, for its runs are kept beside the file.`);
    return dirname(fileURLToPath(uri));
}
