import { randomUUID } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { access, chmod, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { UsageError } from '../exit.ts';
import { shownPath } from './path.ts';

/** In milliseconds. A lock is held for one look and one exchange: an older one was left by a process that was killed. */
const STALE = 10_000;
const PAUSE = 10;

/**
 * Writes a file anew: whoever reads it finds the old text or the new one, never a part. A link stays one, and permissions stay.
 * @param before the text that the new one was made of, where nothing else may be written over
 * @throws the file system's error where it may not be written, UsageError where it holds another text by now; the file is as it was then
 */
export async function replaceFile(path: string, text: string, before?: string): Promise<void> {
    const target = await realpath(path);
    await access(target, constants.W_OK);
    const { mode } = await stat(target);
    const part = `${target}.${randomUUID()}.part`;
    try {
        await writeFile(part, text, { flag: 'wx', flush: true });
        await chmod(part, mode);
        if (before === undefined) renameSync(part, target);
        else await exchange(part, target, before);
    } catch (error) {
        await rm(part, { force: true });
        throw error;
    }
}

/** Looks and exchanges while no other Pline does. */
async function exchange(part: string, target: string, before: string): Promise<void> {
    const lock = `${target}.lock`;
    while (!tryLock(lock)) await delay(PAUSE);
    try {
        if (readFileSync(target, 'utf8') !== before) throw new UsageError(`${shownPath(target)} has changed in the meantime, and is left as it is. Try again.`);
        renameSync(part, target);
    } finally {
        rmSync(lock, { force: true });
    }
}

function tryLock(lock: string): boolean {
    try {
        closeSync(openSync(lock, 'wx'));
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const held = statSync(lock, { throwIfNoEntry: false });
        if (held && Date.now() - held.mtimeMs > STALE) rmSync(lock, { force: true });
        return false;
    }
}
