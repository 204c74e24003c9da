/**
 * One run of a line at a time. A lock is a folder `.pline/locks/<file>.<line>.<generation>` with a file that names its holder: made whole
 * under another name and renamed, which succeeds for one process alone. The highest generation counts. It is free when its holder says
 * so, or is dead; then the next generation is taken, and nobody ever has to take a lock away from somebody else.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ResolvedLine } from '../language/model/types.ts';
import { codeOf, messageOf, RunError } from './errors.ts';
import { projectFolderOf } from './plan/project-folder.ts';
import { isAlive, processStarted } from './process/identity.ts';

const LOOK_MILLISECONDS = 200;
/** Somebody else was quicker so often: something else must be wrong. */
const MOST_TRIES = 100;
const HOLDER = 'holder.json';

interface Holder {
    readonly run: string;
    readonly pid: number;
    readonly started: string | undefined;
}

export interface LineLock {
    /** Whose it is. */
    readonly run: string;
    /** Another run may begin. */
    release(): void;
}

/** The run that holds a line. */
export interface Busy {
    readonly heldBy: string;
}

/** Takes the lock of a line for a run. @returns the run that has it, where another does. @throws RunError where locks cannot be kept */
export function tryLockLine(line: Pick<ResolvedLine, 'name' | 'uri'>, run: string): LineLock | Busy {
    const projectFolder = projectFolderOf(line);
    const folder = locksFolder(projectFolder);
    const name = `${encodeURIComponent(basename(fileURLToPath(line.uri), '.pline'))}.${line.name}`;
    try {
        mkdirSync(folder, { recursive: true });
        for (let tries = 0; tries < MOST_TRIES; tries++) {
            const taken = takeNext(folder, name, run);
            if (taken !== undefined) return taken;
        }
        throw new Error('too many processes try at once');
    } catch (error) {
        throw new RunError(`Cannot keep a run in ${join(projectFolder, '.pline')}: ${messageOf(error)}. Runs are kept beside the line's file: allow writing there and make room on the disk.`);
    }
}

/**
 * Takes the lock of a line, as soon as no other run has it.
 * @param nextId names the run when its turn has come: ids sort by time
 * @param waits is told once which run it waits for
 * @returns undefined where the signal was aborted before
 */
export async function awaitLine(line: Pick<ResolvedLine, 'name' | 'uri'>, nextId: () => string, signal: AbortSignal | undefined, waits: (other: string) => void): Promise<LineLock | undefined> {
    for (let told = false; ; told = true) {
        if (signal?.aborted) return undefined;
        const lock = tryLockLine(line, nextId());
        if ('release' in lock) return lock;
        if (!told) waits(lock.heldBy);
        await delay(LOOK_MILLISECONDS, undefined, signal && { signal }).catch(() => undefined);
    }
}

/** Where the locks of a project folder lie. */
export function locksFolder(projectFolder: string): string {
    return join(projectFolder, '.pline', 'locks');
}

/** The runs that hold a line of a project folder now: those that go on, or are about to. One that runs beside another (`allow`) holds none. */
export function holdingRuns(projectFolder: string): readonly string[] {
    try {
        const holders = readdirSync(locksFolder(projectFolder)).map((lock) => holderOf(join(locksFolder(projectFolder), lock)));
        return holders.flatMap((holder) => holder !== undefined && isAlive(holder.pid, holder.started) ? [holder.run] : []);
    } catch {
        // No folder, no lock.
        return [];
    }
}

/** Undefined where somebody else was quicker: then look again. */
function takeNext(folder: string, name: string, run: string): LineLock | Busy | undefined {
    const newest = generations(folder, name).at(-1);
    const holder = newest === undefined ? undefined : holderOf(join(folder, `${name}.${newest}`));
    if (holder !== undefined && isAlive(holder.pid, holder.started)) return { heldBy: holder.run };
    const generation = (newest ?? 0) + 1;
    const own = join(folder, `${name}.${generation}`);
    if (!create(folder, own, { run, pid: process.pid, started: processStarted(process.pid) })) return undefined;
    const all = generations(folder, name);
    if (all.at(-1) !== generation) {
        rmSync(own, { recursive: true, force: true });
        return undefined;
    }
    for (const old of all.slice(0, -1)) rmSync(join(folder, `${name}.${old}`), { recursive: true, force: true });
    return { run, release: () => free(own) };
}

/** In ascending order. */
function generations(folder: string, name: string): readonly number[] {
    return readdirSync(folder)
        .filter((entry) => entry.startsWith(`${name}.`) && /^\d+$/.test(entry.slice(name.length + 1)))
        .map((entry) => Number(entry.slice(name.length + 1))).sort((a, b) => a - b);
}

/** Undefined for a lock that nobody holds any more. */
function holderOf(lock: string): Holder | undefined {
    try {
        return JSON.parse(readFileSync(join(lock, HOLDER), 'utf8')) as Holder | undefined;
    } catch (error) {
        if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
        throw error;
    }
}

function create(folder: string, lock: string, holder: Holder): boolean {
    const made = mkdtempSync(join(folder, 'new-'));
    writeFileSync(join(made, HOLDER), JSON.stringify(holder));
    try {
        renameSync(made, lock);
        return true;
    } catch (error) {
        rmSync(made, { recursive: true, force: true });
        // A folder with something in it is never replaced; systems differ in how they say so.
        if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(codeOf(error) ?? '')) return false;
        throw error;
    }
}

/** The folder stays, so that its generation is not given out again. */
function free(lock: string): void {
    try {
        writeFileSync(join(lock, HOLDER), '');
    } catch {
        // The lock is free all the same once this process has ended.
    }
}
