/** What the scripts share: where things lie, how programs are started, and how a script says that it cannot go on. */
import { spawn, type SpawnOptions } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

export const ROOT = dirname(import.meta.dirname);
/** What set-up fetched or built, by version; git-ignored and safe to delete. */
export const CACHE = join(ROOT, '.cache');

/** A reason to stop that a person can act on: shown as it is, without a stack. */
export class ScriptError extends Error {
    override readonly name = 'ScriptError';
}

export interface RunOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> {
    /** Keep the output to oneself; it is shown when the program fails. */
    readonly quiet?: boolean;
}

/** Whether npm and the like must be started through a shell, as `.cmd` files are. */
const shell = process.platform === 'win32';

/**
 * Runs a program to its end.
 * @returns what it wrote to its standard output where `quiet` is set, else an empty text
 * @throws ScriptError when it cannot be started or does not end with 0
 */
export async function run(command: string, args: readonly string[], { quiet = false, ...options }: RunOptions = {}): Promise<string> {
    const child = spawn(command, args, { cwd: ROOT, shell, ...options, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'] });
    let output = '';
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => { output += text; });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => { errors += text; });
    const { promise, resolve, reject } = Promise.withResolvers<number | NodeJS.Signals>();
    child.once('error', ({ message }) => reject(new ScriptError(`${command} could not be started: ${message}.`)));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
    const end = await promise;
    if (end === 0) return output;
    const told = quiet ? `:\n${`${output}${errors}`.trimEnd()}` : '.';
    throw new ScriptError(`"${[command, ...args].join(' ')}" ended with ${end}${told}`);
}

/** The first of the programs that is there: a path, or a name to look for on the PATH. */
export function findProgram(...candidates: readonly string[]): string | undefined {
    const folders = (process.env.PATH ?? '').split(delimiter);
    return candidates
        .flatMap((candidate) => (isAbsolute(candidate) ? [candidate] : folders.map((folder) => join(folder, candidate))))
        .find((path) => isExecutable(path));
}

/** Installs a Debian package; only where we are root and apt-get is there. */
export async function aptInstall(name: string): Promise<boolean> {
    if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) return false;
    const options: RunOptions = { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '--yes', '--no-install-recommends', name], options);
    return true;
}

/** Runs a script's main function; a `ScriptError` becomes its one message and exit code 1. */
export async function main(script: () => Promise<void>): Promise<void> {
    try {
        await script();
    } catch (error) {
        if (!(error instanceof ScriptError)) throw error;
        console.error(error.message);
        process.exitCode = 1;
    }
}

function isExecutable(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
