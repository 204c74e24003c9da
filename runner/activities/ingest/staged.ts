import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openDuckDB, quoteName, type DuckDB } from '../../connections/duckdb.ts';
import type { ActivityContext } from '../activity.ts';

/** A column of what is staged. */
export interface StagedColumn {
    readonly name: string;
    /** The DuckDB type that it will have. */
    readonly type: string;
    /** SQL that gives its value from the table of staged rows. */
    readonly expression: string;
    /** SQL that gives it as the source wrote it, where that is another. */
    readonly raw?: string;
}

/** Rows that wait in a DuckDB file of their own, in the table `staged`, to be put in their place in one step. */
export interface Staged {
    readonly database: DuckDB;
    /** The staging folder. */
    readonly folder: string;
    readonly rows: number;
    readonly columns: readonly StagedColumn[];
}

/** The table that holds the staged rows. */
export const STAGED_TABLE = 'staged';

/**
 * DuckDB on its own would take most of the machine to keep what it has written, and several tasks stage side by side: what does not fit goes to the disk.
 * To press what is read once or twice and then gone costs more than it saves.
 */
const SETTINGS = {
    memory_limit: '192MB',
    threads: String(Math.min(4, availableParallelism())),
    force_compression: 'uncompressed',
};

/** Opens a new staging file. */
export async function openStaging(folder: string, context: ActivityContext): Promise<DuckDB> {
    const database = await openDuckDB(join(folder, 'rows.duckdb'), context);
    for (const [name, value] of Object.entries(SETTINGS)) await database.connection.run(`set ${name} = '${value}'`);
    return database;
}

/** @returns SQL that selects the staged rows as they are to be */
export function selectStaged(columns: readonly StagedColumn[]): string {
    return `select ${columns.map(({ name, expression }) => `${expression} as ${quoteName(name)}`).join(', ')} from ${STAGED_TABLE}`;
}
