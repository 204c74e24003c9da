/** `npm run setup:airflow`: an Apache Airflow with Celery, for the tests that run lines on it. It is kept in the user's cache, for all clones. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonEnvironment } from './python-environment.ts';
import { aptInstall, findProgram, main, ROOT, run, ScriptError } from './shell.ts';

/** Every package with its version: what was tried together. */
const REQUIREMENTS = join(ROOT, 'scripts/airflow-requirements.txt');
/** Installs them in seconds, where pip takes minutes. */
const UV = 'uv==0.13.9';

/**
 * The folder of a virtual environment with Airflow; installed on first use (under a minute).
 * @throws ScriptError where Redis or Python 3.10 or newer is missing or the packages cannot be had
 */
export async function setUpAirflow(): Promise<string> {
    if (findProgram('redis-server') === undefined && !await aptInstall('redis-server')) throw new ScriptError('There is no redis-server on the PATH. Install Redis: Airflow\'s workers get their tasks through it.');
    const requirements = readFileSync(REQUIREMENTS, 'utf8');
    const version = /^apache-airflow==(.+)$/m.exec(requirements)![1]!;
    return pythonEnvironment(`airflow-${version}-${createHash('sha256').update(requirements).digest('hex').slice(0, 8)}`, install).catch((error: unknown) => {
        if (!(error instanceof ScriptError)) throw error;
        throw new ScriptError(`Airflow could not be set up. It needs Python 3.10 or newer and the Python package index.\n${error.message}`);
    });
}

/** Without compiled files each of Airflow's programs would take ten seconds more to start. */
async function install(python: string): Promise<void> {
    await run(python, ['-m', 'pip', 'install', '--quiet', UV], { quiet: true });
    await run(python, ['-m', 'uv', 'pip', 'install', '--quiet', '--compile-bytecode', '--python', python, '--requirements', REQUIREMENTS], { quiet: true });
    await run(python, ['-c', 'import airflow.providers.celery.executors.celery_executor, psycopg2, redis'], { quiet: true });
}

if (import.meta.main) await main(async () => console.log(await setUpAirflow()));
