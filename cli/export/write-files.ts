import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFile } from '../../exporters/exporter.ts';
import { messageOf } from '../../runner/errors.ts';
import { writeWhole } from '../../runner/whole-file.ts';
import { UsageError } from '../exit.ts';

/**
 * Writes files below a folder. An engine that watches it finds each old or new, never a part.
 * @returns the paths of those that were written; one that is to be kept is not, where it is there
 * @throws {UsageError} where one cannot be written
 */
export async function writeFiles(files: readonly ExportFile[], folder: string): Promise<string[]> {
    const written: string[] = [];
    for (const { path, content, keep } of files) {
        const target = join(folder, path);
        if (keep && existsSync(target)) continue;
        try {
            await writeWhole(target, content);
        } catch (error) {
            throw new UsageError(`${target} cannot be written: ${messageOf(error)}`, { cause: error });
        }
        written.push(target);
    }
    return written;
}
