import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { ActivityError, type ConnectionInput } from '../activities/activity.ts';
import { errorMessage } from '../activities/error-message.ts';
import { connectionFile, describeConnection } from './connection.ts';

/** How long SQLite waits for another program's transaction, in milliseconds. */
const BUSY_TIMEOUT = 30_000;

/**
 * Opens a SQLite file that exists.
 *
 * @throws ActivityError where it does not, is no database, or this Node cannot read SQLite
 */
export async function openSqlite(connection: ConnectionInput, directory: string, { readOnly }: { readonly readOnly: boolean }): Promise<DatabaseSync> {
    const { DatabaseSync: Database } = await loadSqlite();
    const file = connectionFile(connection, directory);
    if (file !== ':memory:' && !existsSync(file)) throw new ActivityError(`${file}, the file of the connection ${connection.connection}, does not exist: correct "file".`);
    try {
        const database = new Database(file, { readOnly: readOnly && file !== ':memory:' });
        database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
        // SQLite reads the file at the first statement, not before.
        database.prepare('pragma schema_version').get();
        return database;
    } catch (error) {
        throw new ActivityError(`${describeConnection(connection)} cannot be opened: ${errorMessage(error)}.`);
    }
}

/** Node has SQLite from version 22.5 on; before 22.13 one had to ask for it. */
async function loadSqlite(): Promise<typeof import('node:sqlite')> {
    try {
        return await import('node:sqlite');
    } catch {
        throw new ActivityError(`Reading SQLite takes Node 22.13 or newer, and this is Node ${process.versions.node}: run Pline with a newer Node.`);
    }
}
