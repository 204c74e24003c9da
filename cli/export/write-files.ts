import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportFile } from '../../exporters/exporter.ts';
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
        const part = `${target}.${randomUUID()}.part`;
        try {
            await mkdir(dirname(target), { recursive: true });
            await writeFile(part, content);
            await rename(part, target);
        } catch (error) {
            await rm(part, { force: true }).catch(() => {});
            throw new UsageError(`${target} cannot be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
        written.push(target);
    }
    return written;
}
