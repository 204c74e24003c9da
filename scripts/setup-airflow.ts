/** `npm run setup:airflow`: an Apache Airflow with Celery, for the tests that run lines on it. It is kept in the user's cache, for all clones. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram, main, ROOT, run, ScriptError } from './shell.ts';

/** Every package with its version: what was tried together. */
const REQUIREMENTS = join(ROOT, 'scripts/airflow-requirements.txt');
/** Installs them in seconds, where pip takes minutes. */
const UV = 'uv==0.13.9';

/**
 * The folder of a virtual environment with Airflow; installed on first use (under a minute).
 * @throws ScriptError where Python 3.10 or newer is missing or the packages cannot be had
 */
export async function setUpAirflow(): Promise<string> {
    const requirements = readFileSync(REQUIREMENTS, 'utf8');
    const version = /^apache-airflow==(.+)$/m.exec(requirements)![1]!;
    const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'pline', `airflow-${version}-${createHash('sha256').update(requirements).digest('hex').slice(0, 8)}`);
    if (!existsSync(join(folder, 'ready'))) {
        console.log(`Setting up Airflow ${version} in ${folder} (once) …`);
        await install(folder).catch((error: unknown) => {
            if (!(error instanceof ScriptError)) throw error;
            throw new ScriptError(`Airflow could not be set up. It needs Python 3.10 or newer and the Python package index.\n${error.message}`);
        });
    }
    return folder;
}

/** A virtual environment cannot be moved, so a mark says when it is whole. */
async function install(folder: string): Promise<void> {
    const python = findProgram('python3', 'python');
    if (python === undefined) throw new ScriptError('There is no python3 on the PATH.');
    await rm(folder, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await run(python, ['-m', 'venv', folder], { quiet: true });
    const own = join(folder, 'bin/python');
    await run(own, ['-m', 'pip', 'install', '--quiet', UV], { quiet: true });
    await run(own, ['-m', 'uv', 'pip', 'install', '--quiet', '--python', own, '--requirements', REQUIREMENTS], { quiet: true });
    await run(own, ['-c', 'import airflow.providers.celery.executors.celery_executor, psycopg2, redis'], { quiet: true });
    await mkdir(join(folder, 'ready'));
}

if (import.meta.main) await main(async () => console.log(await setUpAirflow()));
