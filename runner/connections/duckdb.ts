import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { ActivityError } from '../activities/activity.ts';
import { errorMessage } from '../activities/error-message.ts';
import { patiently, type Waiting } from './file-in-use.ts';

/** An open DuckDB file with one connection. */
export interface DuckDB {
    readonly connection: DuckDBConnection;
    close(): void;
}

/** A task never loads code from the network behind the user's back. */
const OPTIONS = { autoinstall_known_extensions: 'false' };

/** In milliseconds. */
const INTERRUPT_PAUSE = 50;

/**
 * Opens a DuckDB file, and waits for a while where another program holds it.
 *
 * @param file an absolute path, or `:memory:`; the file is created where there is none
 * @throws ActivityError where it cannot be opened
 */
export async function openDuckDB(file: string, waiting: Waiting): Promise<DuckDB> {
    const instance = await patiently(file, waiting, () => DuckDBInstance.create(file, OPTIONS)).catch((error: unknown) => {
        throw explain(file, error);
    });
    const connection = await instance.connect();
    const stopInterrupting = interruptOnAbort(connection, waiting.signal);
    return {
        connection,
        close() {
            stopInterrupting();
            connection.closeSync();
            instance.closeSync();
        },
    };
}

/** An interrupt ends what runs right now and nothing that is about to start, so it is said again until the connection is closed. */
function interruptOnAbort(connection: DuckDBConnection, signal: AbortSignal): () => void {
    let timer: NodeJS.Timeout | undefined;
    const start = (): void => {
        connection.interrupt();
        timer = setInterval(() => connection.interrupt(), INTERRUPT_PAUSE);
    };
    signal.addEventListener('abort', start, { once: true });
    return () => {
        signal.removeEventListener('abort', start);
        clearInterval(timer);
    };
}

/** Makes a second file part of an open database, under the name `alias`. */
export async function attachDuckDB(database: DuckDB, file: string, alias: string, waiting: Waiting): Promise<void> {
    await patiently(file, waiting, () => database.connection.run(`attach ${quoteLiteral(file)} as ${quoteName(alias)}`)).catch((error: unknown) => {
        throw explain(file, error);
    });
}

/** @returns a name as SQL writes it, whatever is in it */
export function quoteName(name: string): string {
    return `"${name.replaceAll('"', '""')}"`;
}

/** @returns a text as SQL writes it, whatever is in it */
export function quoteLiteral(text: string): string {
    return `'${text.replaceAll("'", "''")}'`;
}

function explain(file: string, error: unknown): Error {
    if (error instanceof ActivityError || (error instanceof Error && error.name === 'AbortError')) return error;
    const message = errorMessage(error);
    if (/not a valid DuckDB database/.test(message)) return new ActivityError(`${file} is not a DuckDB file: name another file, or move this one away.`);
    if (/No such file or directory/.test(message)) return new ActivityError(`${file} cannot be created, for its folder does not exist: create the folder, or correct the path.`);
    return new ActivityError(`The DuckDB file ${file} cannot be opened: ${message}`);
}
