/** A whole Airflow: API, scheduler, DAG processor, and Celery workers over Redis and PostgreSQL, each a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '../../scripts/server.ts';
import { execute, installation, program, type Installation } from './installation.ts';

export interface Cluster extends Installation {
    /** Of the API. */
    readonly url: string;
    /** What `pline run --on airflow` reads. */
    readonly variables: Readonly<Record<string, string>>;
    readonly workers: readonly Worker[];
    stop(): Promise<void>;
}

export interface Worker {
    readonly name: string;
    /** Kills it with all that is in its process group, as a machine that loses its power. */
    kill(): void;
}

const PASSWORD = 'pline';

/** @param settings more of Airflow's, as `SECTION__KEY` */
export async function startCluster(settings: Readonly<Record<string, string>> = {}): Promise<Cluster> {
    const [port, redisPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const database = `pline_airflow_${process.pid}_${port}`;
    const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres' } = process.env;
    const address = `${PGUSER}@${PGHOST}:${PGPORT}/${database}`;
    await administer(`create database ${database}`);
    const airflow = await installation({
        // What tasks write is in their logs from this level on.
        LOGGING__LOGGING_LEVEL: 'INFO', CORE__EXECUTOR: 'CeleryExecutor', CORE__EXECUTION_API_SERVER_URL: `${url}/execution/`, CORE__FERNET_KEY: '',
        CORE__SIMPLE_AUTH_MANAGER_USERS: 'tester:admin', DATABASE__SQL_ALCHEMY_CONN: `postgresql+psycopg2://${address}`,
        API__PORT: String(port), API__HOST: '127.0.0.1', API__BASE_URL: url, API__WORKERS: '1', API__SECRET_KEY: 'for tests alone, which nobody else reaches',
        API_AUTH__JWT_SECRET: 'for tests alone, which nobody else reaches, and long enough to be taken by every algorithm there is',
        CELERY__BROKER_URL: `redis://127.0.0.1:${redisPort}/0`, CELERY__RESULT_BACKEND: `db+postgresql://${address}`, CELERY__WORKER_PREFETCH_MULTIPLIER: '1',
        DAG_PROCESSOR__REFRESH_INTERVAL: '1', DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL: '1', DAG_PROCESSOR__BUNDLE_REFRESH_CHECK_INTERVAL: '1',
        SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME: '0.2', SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT: '10', SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL: '2',
        WORKERS__EXECUTION_API_TIMEOUT: '60',
        CORE__HOSTNAME_CALLABLE: 'test_hosts.name',
        SCHEDULER__TASK_INSTANCE_HEARTBEAT_SEC: '2', SCHEDULER__TASK_QUEUED_TIMEOUT: '15', SCHEDULER__TASK_QUEUED_TIMEOUT_CHECK_INTERVAL: '3',
        ...settings,
    });
    // Both workers are on this machine: Airflow is to tell them apart all the same.
    await writeFile(join(airflow.home, 'test_hosts.py'), 'import os\n\n\ndef name():\n    return os.environ.get("PLINE_TEST_WORKER", "localhost")\n');
    await writeFile(join(airflow.home, 'simple_auth_manager_passwords.json.generated'), JSON.stringify({ tester: PASSWORD }));
    const children: ChildProcess[] = [];
    const start = (name: string, command: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcess => {
        const log = openSync(join(airflow.home, `${name}.log`), 'w');
        const child = spawn(command, args, { env: { ...airflow.environment, ...more }, cwd: airflow.home, stdio: ['ignore', log, log], detached: true });
        children.push(child);
        return child;
    };
    const killGroup = ({ pid }: ChildProcess): void => {
        try {
            if (pid !== undefined) process.kill(-pid, 'SIGKILL');
        } catch {
            // It has ended by itself.
        }
    };
    start('redis', 'redis-server', ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', airflow.home]);
    await execute('airflow', ['db', 'migrate'], airflow);
    start('api', program('airflow'), ['api-server']);
    start('scheduler', program('airflow'), ['scheduler', '--skip-serve-logs']);
    start('dag-processor', program('airflow'), ['dag-processor']);
    const workers = ['one', 'two'].map((name): Worker => {
        const child = start(name, program('airflow'), ['celery', 'worker', '--celery-hostname', name, '--pid', join(airflow.home, `${name}.pid`), '--concurrency', '2', '--skip-serve-logs', '--without-mingle', '--without-gossip'], { PLINE_TEST_WORKER: name });
        return { name, kill: () => killGroup(child) };
    });
    const stop = async (): Promise<void> => {
        await Promise.all(children.map(async (child) => {
            const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
            killGroup(child);
            await ended;
        }));
        await administer(`drop database if exists ${database} with (force)`);
        await airflow.remove();
    };
    try {
        await healthy(url, children, airflow.home);
    } catch (error) {
        await stop();
        throw error;
    }
    return { ...airflow, url, workers, stop, variables: { PLINE_AIRFLOW_URL: url, PLINE_AIRFLOW_USER: 'tester', PLINE_AIRFLOW_PASSWORD: PASSWORD, PLINE_AIRFLOW_DAGS: airflow.dags } };
}

async function administer(sql: string): Promise<void> {
    const client = new Client({ database: 'postgres', host: process.env['PGHOST'] ?? '127.0.0.1', user: process.env['PGUSER'] ?? 'postgres' });
    await client.connect();
    await client.query(sql).finally(() => client.end());
}

interface Health { readonly [part: string]: { readonly status: string | null } }

/** Waits until API, scheduler and DAG processor say that they are well. */
async function healthy(url: string, children: readonly ChildProcess[], home: string): Promise<void> {
    for (;;) {
        const ended = children.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
        if (ended) {
            const logs = (await readdir(home)).filter((name) => name.endsWith('.log')).map(async (name) => `--- ${name}\n${(await readFile(join(home, name), 'utf8')).slice(-2000)}`);
            throw new Error(`${ended.spawnargs.join(' ')} ended before Airflow was ready.\n${(await Promise.all(logs)).join('\n')}`);
        }
        const health = await fetch(`${url}/api/v2/monitor/health`).then((response) => response.json() as Promise<Health>, () => undefined);
        if (health && ['scheduler', 'dag_processor'].every((part) => health[part]?.status === 'healthy')) return;
        await delay(200);
    }
}
