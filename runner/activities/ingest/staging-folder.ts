import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ActivityError } from '../activity.ts';
import { errorCode, errorMessage } from '../error-message.ts';

const PREFIX = '.pline-staging-';

/** A folder for what is not whole yet. */
export interface StagingFolder {
    readonly path: string;
    remove(): Promise<void>;
}

/**
 * Makes a staging folder in `parent`, which is made too where it does not exist, and clears away what killed tasks left there.
 *
 * @throws ActivityError where the folder cannot be written
 */
export async function createStagingFolder(parent: string): Promise<StagingFolder> {
    const path = join(parent, `${PREFIX}${host()}-${process.pid}-${randomUUID().slice(0, 8)}`);
    try {
        await mkdir(path, { recursive: true });
    } catch (error) {
        throw new ActivityError(`The folder ${parent} cannot be written: ${errorMessage(error)}`);
    }
    await sweep(parent);
    return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Another machine's processes cannot be looked up, so its folders stay. */
async function sweep(parent: string): Promise<void> {
    const mine = `${PREFIX}${host()}-`;
    for (const name of await readdir(parent)) {
        const process = name.startsWith(mine) ? Number.parseInt(name.slice(mine.length), 10) : Number.NaN;
        if (!Number.isNaN(process) && !isAlive(process)) await rm(join(parent, name), { recursive: true, force: true });
    }
}

function isAlive(id: number): boolean {
    try {
        return process.kill(id, 0);
    } catch (error) {
        return errorCode(error) === 'EPERM';
    }
}

function host(): string {
    return hostname().replaceAll(/\W/g, '_');
}
