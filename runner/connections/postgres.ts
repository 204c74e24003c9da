import { Client, type ClientConfig } from 'pg';
import { ActivityError, type ConnectionInput } from '../activities/activity.ts';
import { errorCode, errorMessage } from '../activities/error-message.ts';
import { choice, optionalNumber, optionalText, requiredText } from '../activities/inputs.ts';
import { describeConnection } from './connection.ts';

const CONNECT_TIMEOUT = 15_000;

/** How the server shows values: as DuckDB reads them, whatever its own settings are. */
const SESSION = `set timezone to 'UTC'; set datestyle to 'ISO'; set bytea_output to 'hex'; set intervalstyle to 'postgres'`;

/** An open PostgreSQL session. */
export interface Postgres {
    readonly client: Client;
    close(): Promise<void>;
}

/**
 * Connects to a PostgreSQL server; when the signal is aborted, the server is told to end the session.
 *
 * @throws ActivityError that says where it tried to connect and what to do
 */
export async function openPostgres(connection: ConnectionInput, signal: AbortSignal): Promise<Postgres> {
    signal.throwIfAborted();
    const config = configOf(connection);
    const client = new Client(config);
    // A connection that breaks between two statements has nobody waiting for it; the next statement fails and tells.
    client.on('error', () => undefined);
    try {
        await client.connect();
        await client.query(SESSION);
    } catch (error) {
        await client.end().catch(() => undefined);
        throw explain(connection, error);
    }
    const end = (): void => void endSession(client, config);
    signal.addEventListener('abort', end);
    return {
        client,
        async close() {
            signal.removeEventListener('abort', end);
            await client.end();
        },
    };
}

function configOf(connection: ConnectionInput): ClientConfig {
    const { properties } = connection;
    const ssl = choice(properties, 'ssl', ['disable', 'require', 'verify']);
    return {
        host: optionalText(properties, 'host') ?? 'localhost',
        port: optionalNumber(properties, 'port') ?? 5432,
        database: requiredText(properties, 'database'),
        user: requiredText(properties, 'user'),
        password: optionalText(properties, 'password'),
        ssl: ssl === 'disable' ? false : { rejectUnauthorized: ssl === 'verify' },
        application_name: 'pline',
        connectionTimeoutMillis: CONNECT_TIMEOUT,
        keepAlive: true,
    };
}

/** PostgreSQL goes on with a statement whose client is gone; another session can end it, and what it changed is taken back. */
async function endSession(running: Client, config: ClientConfig): Promise<void> {
    const client = new Client(config);
    client.on('error', () => undefined);
    try {
        await client.connect();
        await client.query('select pg_terminate_backend($1)', [processId(running)]);
    } catch {
        // The task ends either way, and the server notices then.
    } finally {
        await client.end().catch(() => undefined);
    }
}

function processId(client: Client): number | null {
    return 'processID' in client && typeof client.processID === 'number' ? client.processID : null;
}

const HINTS: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'Does the server run, and are host and port right?',
    ENOTFOUND: 'Is the host spelled right?',
    ETIMEDOUT: 'Is the host right, and does a firewall let the port through?',
    '28P01': 'Check "user" and "password".',
    '28000': 'Check "user" and "password", and whether the server lets this user in from here.',
    '3D000': 'Check "database".',
    '53300': 'The server has no connection left: run fewer tasks at once with --jobs, or try again later.',
};

function explain(connection: ConnectionInput, error: unknown): ActivityError {
    const hint = HINTS[errorCode(error) ?? ''] ?? 'Check the connection\'s properties.';
    return new ActivityError(`Cannot connect to ${describeConnection(connection)}: ${errorMessage(error)}. ${hint}`);
}
