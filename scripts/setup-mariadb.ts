/** A MariaDB server for the tests: one that is there, else a private one that ends with the script. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { freePort, unprivileged, type TestServer } from './server.ts';
import { aptInstall, findProgram, run, ScriptError } from './shell.ts';

const DATABASE = 'test';

interface Address { readonly host: string; readonly port: number; readonly user: string; readonly password: string }

/**
 * @returns a server that lets us in and has a database `test`
 * @throws ScriptError where there is none and none can be started
 */
export async function setUpMariaDb(): Promise<TestServer> {
    const { MYSQL_HOST = '127.0.0.1', MYSQL_TCP_PORT = '3306', MYSQL_USER = 'root', MYSQL_PWD = '' } = process.env;
    const address = { host: MYSQL_HOST, port: Number(MYSQL_TCP_PORT), user: MYSQL_USER, password: MYSQL_PWD };
    if (await ready(address)) return { environment: environment(address), stop: async () => {} };
    const program = findServer() ?? (await aptInstall('mariadb-server') ? findServer() : undefined);
    if (program === undefined) throw new ScriptError(`No MariaDB or MySQL answers user "${MYSQL_USER}" on ${MYSQL_HOST}:${MYSQL_TCP_PORT}, and no MariaDB is installed. Install MariaDB, or name a server in MYSQL_HOST, MYSQL_TCP_PORT, MYSQL_USER and MYSQL_PWD.`);
    return start(program);
}

async function start(program: string): Promise<TestServer> {
    const address = { host: '127.0.0.1', port: await freePort(), user: 'root', password: '' };
    const folder = await mkdtemp(join(tmpdir(), 'pline-mariadb-'));
    const account = await unprivileged('mysql');
    if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
    const data = join(folder, 'data');
    await run('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'], { quiet: true, cwd: folder, ...account });
    const server = spawn(program, [
        '--no-defaults', `--datadir=${data}`, `--socket=${join(folder, 'socket')}`, `--pid-file=${join(folder, 'pid')}`, '--bind-address=127.0.0.1', `--port=${address.port}`,
        '--character-set-server=utf8mb4', '--innodb-flush-log-at-trx-commit=0',
    ], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...account });
    await listening(server);
    if (!await ready(address)) throw new ScriptError(`The private MariaDB on port ${address.port} does not let us in.`);
    return {
        environment: environment(address),
        stop: async () => {
            server.kill('SIGKILL');
            if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
            await rm(folder, { recursive: true, force: true });
        },
    };
}

/** Resolves when the server has said that it is ready. */
async function listening({ stderr }: ChildProcess): Promise<void> {
    if (stderr === null) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let told = '';
    stderr.on('data', (text: Buffer) => {
        told += text.toString();
        if (told.includes('ready for connections')) resolve();
    });
    stderr.once('end', () => reject(new ScriptError(`MariaDB ended before it was ready:\n${told}`)));
    await promise;
}

/** Connects, and makes the tests' database where it is missing. */
async function ready(address: Address): Promise<boolean> {
    try {
        const client = await createConnection({ ...address, connectTimeout: 5000 });
        await client.query(`create database if not exists ${DATABASE}`).finally(() => client.end());
        return true;
    } catch {
        return false;
    }
}

function environment({ host, port, user, password }: Address): Record<string, string> {
    return { MYSQL_HOST: host, MYSQL_TCP_PORT: String(port), MYSQL_USER: user, MYSQL_PWD: password, MYSQL_DATABASE: DATABASE };
}

/** Debian keeps servers off the PATH of most users. */
function findServer(): string | undefined {
    return findProgram('mariadbd', '/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd');
}
