import { createConnection, type Connection, type ConnectionOptions } from 'mysql2';
import { ActivityError, type ConnectionInput } from '../activities/activity.ts';
import { errorCode, errorMessage } from '../activities/error-message.ts';
import { choice, optionalNumber, optionalText, requiredText } from '../activities/inputs.ts';
import { describeConnection } from './connection.ts';

const CONNECT_TIMEOUT = 15_000;

/** An open MySQL or MariaDB session. */
export interface MySql {
    readonly connection: Connection;
    /** Rejects when the connection breaks: to a query whose rows are read one by one, nobody else tells. */
    readonly broken: Promise<never>;
    close(): Promise<void>;
}

/**
 * Connects to a MySQL or MariaDB server, with times in UTC; when the signal is aborted, the server is told to end the session.
 *
 * @throws ActivityError that says where it tried to connect and what to do
 */
export async function openMySql(input: ConnectionInput, signal: AbortSignal): Promise<MySql> {
    signal.throwIfAborted();
    const options = optionsOf(input);
    const connection = createConnection(options);
    const broken = new Promise<never>((_, reject) => { connection.on('error', reject); });
    // Between two statements nobody waits for it; the next one fails and tells.
    broken.catch(() => undefined);
    try {
        await connection.promise().connect();
        await connection.promise().query(`set time_zone = '+00:00'`);
    } catch (error) {
        connection.destroy();
        throw explain(input, error);
    }
    const end = (): void => void endSession(connection, options);
    signal.addEventListener('abort', end);
    return {
        connection, broken,
        close: () => {
            signal.removeEventListener('abort', end);
            // Not a polite end, which would first read all rows that were not wanted.
            connection.destroy();
            return Promise.resolve();
        },
    };
}

/** @returns a name as MySQL writes it, whatever is in it */
export function quoteMySqlName(name: string): string {
    return `\`${name.replaceAll('`', '``')}\``;
}

function optionsOf({ properties }: ConnectionInput): ConnectionOptions {
    const ssl = choice(properties, 'ssl', ['disable', 'require', 'verify']);
    return {
        host: optionalText(properties, 'host') ?? 'localhost',
        port: optionalNumber(properties, 'port') ?? 3306,
        database: requiredText(properties, 'database'),
        user: requiredText(properties, 'user'),
        password: optionalText(properties, 'password'),
        charset: 'utf8mb4',
        connectTimeout: CONNECT_TIMEOUT,
        enableKeepAlive: true,
        // A server must not be able to ask for this machine's files.
        flags: ['-LOCAL_FILES'],
        ...(ssl === 'disable' ? {} : { ssl: { rejectUnauthorized: ssl === 'verify' } }),
    };
}

/** The server goes on with a statement whose client is gone; another session can end it. */
async function endSession(running: Connection, options: ConnectionOptions): Promise<void> {
    const connection = createConnection(options);
    connection.on('error', () => undefined);
    try {
        await connection.promise().query('kill ?', [running.threadId]);
    } catch {
        // The task ends either way, and the server notices then.
    } finally {
        connection.destroy();
    }
}

const HINTS: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'Does the server run, and are host and port right?',
    ENOTFOUND: 'Is the host spelled right?',
    ETIMEDOUT: 'Is the host right, and does a firewall let the port through?',
    ER_ACCESS_DENIED_ERROR: 'Check "user" and "password".',
    ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'Check "user" and "password".',
    ER_DBACCESS_DENIED_ERROR: 'Check "database", and whether the user may use it.',
    ER_BAD_DB_ERROR: 'Check "database".',
    ER_CON_COUNT_ERROR: 'The server has no connection left: run fewer tasks at once with --jobs, or try again later.',
    HANDSHAKE_NO_SSL_SUPPORT: 'The server does not encrypt: set ssl: "disable" if you accept that.',
};

function explain(input: ConnectionInput, error: unknown): ActivityError {
    const hint = HINTS[errorCode(error) ?? ''] ?? 'Check the connection\'s properties.';
    return new ActivityError(`Cannot connect to ${describeConnection(input)}: ${errorMessage(error)}. ${hint}`);
}
