/** A PostgreSQL server for the tests: one that is there, else a private one that ends with the script. */
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { freePort, unprivileged, type TestServer } from './server.ts';
import { aptInstall, findProgram, run, ScriptError, type RunOptions } from './shell.ts';

const DATABASE = 'test';

/**
 * @returns a server that trusts us and has a database `test`
 * @throws ScriptError where there is none and none can be started
 */
export async function setUpPostgres(): Promise<TestServer> {
    const host = process.env.PGHOST ?? '127.0.0.1';
    const port = Number(process.env.PGPORT ?? 5432);
    const user = process.env.PGUSER ?? 'postgres';
    if (await ready(host, port, user)) return { environment: environment(host, port, user), stop: async () => {} };
    const programs = findPrograms() ?? (await aptInstall('postgresql') ? findPrograms() : undefined);
    if (programs === undefined) throw new ScriptError(`No PostgreSQL answers user "${user}" on ${host}:${port}, and none is installed. Install PostgreSQL, or name a server in PGHOST, PGPORT, PGUSER and PGPASSWORD.`);
    return start(programs);
}

async function start(programs: string): Promise<TestServer> {
    const port = await freePort();
    const data = await mkdtemp(join(tmpdir(), 'pline-postgres-'));
    const account = await unprivileged('postgres');
    if (account.uid !== undefined && account.gid !== undefined) await chown(data, account.uid, account.gid);
    const options: RunOptions = { quiet: true, cwd: data, ...account };
    const control = (...args: string[]): Promise<string> => run(join(programs, 'pg_ctl'), ['--pgdata', data, '--silent', '-w', ...args], options);
    await run(join(programs, 'initdb'), ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'], options);
    await control('--log', join(data, 'server.log'), '--options', `-p ${port} -h 127.0.0.1 -k '' -F`, 'start');
    if (!await ready('127.0.0.1', port, 'postgres')) throw new ScriptError(`The private PostgreSQL on port ${port} does not answer; see ${join(data, 'server.log')}.`);
    return {
        environment: environment('127.0.0.1', port, 'postgres'),
        stop: async () => {
            await control('--mode', 'immediate', 'stop');
            await rm(data, { recursive: true, force: true });
        },
    };
}

/** Connects, and makes the tests' database where it is missing. */
async function ready(host: string, port: number, user: string): Promise<boolean> {
    const client = new Client({ host, port, user, database: 'postgres', connectionTimeoutMillis: 5000 });
    try {
        await client.connect();
        const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
        if (rowCount === 0) await client.query(`create database ${DATABASE}`);
        return true;
    } catch {
        return false;
    } finally {
        await client.end().catch(() => {});
    }
}

function environment(host: string, port: number, user: string): Record<string, string> {
    return { PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: DATABASE };
}

/** The folder of initdb and pg_ctl: Debian keeps them off the PATH. */
function findPrograms(): string | undefined {
    const debian = '/usr/lib/postgresql';
    const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
    return [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)]
        .find((path) => findProgram(join(path, 'initdb')) !== undefined);
}
