/** An Airflow installation of a test's own: a home with configuration and metadata, and what is started in it. */
import { execFile, type ExecFileOptions } from 'node:child_process';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The virtual environment that `npm run setup:airflow` made; the tests are skipped where it is not named. */
export const AIRFLOW = process.env['PLINE_AIRFLOW'];

export interface Installation {
    readonly home: string;
    /** The DAGs folder. */
    readonly dags: string;
    readonly environment: NodeJS.ProcessEnv;
    remove(): Promise<void>;
}

/** @param settings Airflow's, as `SECTION__KEY` */
export async function installation(settings: Readonly<Record<string, string>> = {}): Promise<Installation> {
    const home = await mkdtemp(join(tmpdir(), 'pline-airflow-'));
    const dags = join(home, 'dags');
    await mkdir(dags);
    const all = { CORE__LOAD_EXAMPLES: 'False', CORE__DAGS_FOLDER: dags, LOGGING__LOGGING_LEVEL: 'WARNING', ...settings };
    return {
        home, dags,
        environment: {
            ...process.env, AIRFLOW_HOME: home, PYTHONPATH: home, PATH: `${program('.')}:${process.env['PATH'] ?? ''}`, PYTHONWARNINGS: 'ignore',
            ...Object.fromEntries(Object.entries(all).map(([key, value]) => [`AIRFLOW__${key}`, value])),
        },
        remove: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
    };
}

/** The path of a program of the virtual environment. */
export function program(name: string): string {
    return join(AIRFLOW ?? '', 'bin', name);
}

/** Runs a program of the environment to its end. @returns its standard output */
export async function execute(name: string, args: readonly string[], { environment }: Pick<Installation, 'environment'>, options: ExecFileOptions = {}): Promise<string> {
    const { stdout } = await promisify(execFile)(program(name), args, { env: environment, maxBuffer: 1 << 28, ...options });
    return stdout.toString();
}
