import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Puts a folder in the place of another. No file system has one step for that: between the two renames the old one stands beside, under a name of its own,
 * from where `recoverFolder` brings it back.
 */
export async function replaceFolder(part: string, place: string): Promise<void> {
    const old = besideOf(place);
    await mkdir(dirname(place), { recursive: true });
    await recoverFolder(place);
    if (existsSync(place)) await rename(place, old);
    await rename(part, place).catch(async (error: unknown) => {
        await recoverFolder(place);
        throw error;
    });
    await rm(old, { recursive: true, force: true });
}

/** Ends what a killed `replaceFolder` began: afterwards the old or the new folder is there, whole, and nothing else. */
export async function recoverFolder(place: string): Promise<void> {
    const old = besideOf(place);
    if (!existsSync(old)) return;
    if (existsSync(place)) await rm(old, { recursive: true, force: true });
    else await rename(old, place);
}

function besideOf(place: string): string {
    return join(dirname(place), `.${basename(place)}.pline-old`);
}
