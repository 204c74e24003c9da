import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/**
 * Writes a file anew: whoever reads it finds the old text or the new one, never a part. A link stays one, and permissions stay.
 * @throws the file system's error where it may not be written; the file is as it was then
 */
export async function replaceFile(path: string, text: string): Promise<void> {
    const target = await realpath(path);
    await access(target, constants.W_OK);
    const { mode } = await stat(target);
    const part = `${target}.${randomUUID()}.part`;
    try {
        await writeFile(part, text, { flag: 'wx', flush: true });
        await chmod(part, mode);
        await rename(part, target);
    } catch (error) {
        await rm(part, { force: true });
        throw error;
    }
}
