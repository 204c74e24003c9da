import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file, and the folders that it needs: whoever reads it finds the old text or the new one, never a part. @throws the file system's error; the file is as it was then */
export async function writeWhole(path: string, content: string): Promise<void> {
    const part = `${path}.${randomUUID()}.part`;
    try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(part, content);
        await rename(part, path);
    } catch (error) {
        await rm(part, { force: true }).catch(() => {});
        throw error;
    }
}
