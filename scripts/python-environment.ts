/** Virtual environments of Python for tools of the tests, kept in the user's cache, for all clones. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram, run, ScriptError } from './shell.ts';

/**
 * The folder of a virtual environment; made on first use.
 * @param name of the tool, with what tells one version from another
 * @param install puts into it what is wanted, with its Python
 * @throws ScriptError where there is no Python, or the packages cannot be had
 */
export async function pythonEnvironment(name: string, install: (python: string) => Promise<void>): Promise<string> {
    const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'pline', name);
    if (existsSync(join(folder, 'ready'))) return folder;
    console.log(`Setting up ${name} in ${folder} (once) …`);
    const python = findProgram('python3', 'python');
    if (python === undefined) throw new ScriptError('There is no python3 on the PATH.');
    // An environment cannot be moved, so a mark says when it is whole.
    await rm(folder, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await run(python, ['-m', 'venv', folder], { quiet: true });
    await install(pythonIn(folder));
    await mkdir(join(folder, 'ready'));
    return folder;
}

export function pythonIn(folder: string): string {
    return process.platform === 'win32' ? join(folder, 'Scripts/python.exe') : join(folder, 'bin/python');
}
