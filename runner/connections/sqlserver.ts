import tedious, { type Connection, type ConnectionConfiguration, type Request } from 'tedious';
import { ActivityError, type ConnectionInput } from '../activities/activity.ts';
import { errorCode, errorMessage } from '../activities/error-message.ts';
import { choice, optionalNumber, optionalText, requiredText } from '../activities/inputs.ts';
import { describeConnection } from './connection.ts';

const CONNECT_TIMEOUT = 15_000;

/** An open SQL Server session. */
export interface SqlServer {
    readonly connection: Connection;
    close(): Promise<void>;
}

/**
 * Connects to a SQL Server; when the signal is aborted, the server is told to end what runs.
 *
 * @throws ActivityError that says where it tried to connect and what to do
 */
export async function openSqlServer(input: ConnectionInput, signal: AbortSignal): Promise<SqlServer> {
    signal.throwIfAborted();
    const connection = new tedious.Connection(configuration(input));
    try {
        await new Promise<void>((resolve, reject) => connection.connect((error) => { if (error) reject(error); else resolve(); }));
    } catch (error) {
        connection.close();
        throw explain(input, error);
    }
    // A break of the connection fails the request that is on its way; between two of them the next one fails and tells.
    connection.on('error', () => undefined);
    const end = (): void => { connection.cancel(); };
    signal.addEventListener('abort', end);
    return {
        connection,
        close: () => {
            signal.removeEventListener('abort', end);
            connection.close();
            return Promise.resolve();
        },
    };
}

/** Does a request to its end, whatever its rows. @returns how many rows it changed or returned */
export function perform({ connection }: SqlServer, sql: string, prepare: (request: Request) => 'batch' | 'parameters'): Promise<number> {
    return new Promise((resolve, reject) => {
        const request = new tedious.Request(sql, (error, rows) => { if (error) reject(error); else resolve(rows ?? 0); });
        if (prepare(request) === 'batch') connection.execSqlBatch(request);
        else connection.execSql(request);
    });
}

/** A row as the driver gives it. */
export type SqlServerRow = readonly { readonly value: unknown }[];

/** @returns each value as text, or null: for queries that make texts of them themselves */
export function textsOf(row: SqlServerRow): readonly (string | null)[] {
    return row.map(({ value }) => (value === null || value === undefined ? null : String(value)));
}

/** All rows of a query that returns few, with texts bound to its `@names`. */
export async function textRows(session: SqlServer, sql: string, parameters: Readonly<Record<string, string>> = {}): Promise<readonly (readonly (string | null)[])[]> {
    const rows: (readonly (string | null)[])[] = [];
    await perform(session, sql, (request) => {
        for (const [name, value] of Object.entries(parameters)) request.addParameter(name, tedious.TYPES.NVarChar, value);
        request.on('row', (row: SqlServerRow) => rows.push(textsOf(row)));
        return 'parameters';
    });
    return rows;
}

/** @returns a name as SQL Server writes it, whatever is in it */
export function quoteSqlServerName(name: string): string {
    return `[${name.replaceAll(']', ']]')}]`;
}

function configuration({ properties }: ConnectionInput): ConnectionConfiguration {
    const ssl = choice(properties, 'ssl', ['verify', 'require', 'disable']);
    return {
        server: optionalText(properties, 'host') ?? 'localhost',
        authentication: { type: 'default', options: { userName: requiredText(properties, 'user'), password: optionalText(properties, 'password') ?? '' } },
        options: {
            port: optionalNumber(properties, 'port') ?? 1433,
            database: requiredText(properties, 'database'),
            encrypt: ssl !== 'disable', trustServerCertificate: ssl === 'require',
            appName: 'Pline', connectTimeout: CONNECT_TIMEOUT,
            // A task has a timeout of its own.
            requestTimeout: 0,
            // Names of columns may be the same, and rows go on as they come.
            useColumnNames: false, rowCollectionOnDone: false, rowCollectionOnRequestCompletion: false,
        },
    };
}

const HINTS: Readonly<Record<string, string>> = {
    ESOCKET: 'Does the server run and take TCP connections, and are host, port and "ssl" right?',
    ECONNREFUSED: 'Does the server run and take TCP connections, and are host and port right?',
    ENOTFOUND: 'Is the host spelled right?',
    ETIMEOUT: 'Is the host right, and does a firewall let the port through?',
    ELOGIN: 'Check "user", "password" and "database".',
    EENCRYPT: 'The server does not encrypt: set ssl: "disable" if you accept that.',
};

function explain(input: ConnectionInput, error: unknown): ActivityError {
    const hint = HINTS[errorCode(causeOf(error)) ?? ''] ?? HINTS[errorCode(error) ?? ''] ?? 'Check the connection\'s properties.';
    return new ActivityError(`Cannot connect to ${describeConnection(input)}: ${errorMessage(error)}. ${hint}`);
}

function causeOf(error: unknown): unknown {
    return error instanceof Error ? error.cause : undefined;
}
