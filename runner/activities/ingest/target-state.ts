import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDB, quoteLiteral, quoteName, type DuckDB } from '../../connections/duckdb.ts';
import type { ActivityContext } from '../activity.ts';
import { recoverFolder } from './replace-folder.ts';
import type { Target } from './target.ts';
import { markFrom, type Mark } from './watermark.ts';

/** What an ingest finds where it is to put its rows. */
export interface TargetState {
    readonly exists: boolean;
    /** How far the rows came that are there. */
    readonly mark?: Mark;
}

/** The schema in a DuckDB file that holds what Pline keeps between runs. */
export const STATE_SCHEMA = 'pline';
/** The key of the mark in a Parquet file's metadata. */
export const MARK_KEY = 'pline_watermark';
/** The file in a folder of partitions that holds the mark; readers of Parquet leave out what starts with an underscore. */
export const MARK_FILE = '_pline_watermark.json';

/** Reads what is there. The caller holds the target's lock. */
export async function readTargetState(target: Target, context: ActivityContext): Promise<TargetState> {
    if (target.kind === 'parquet' && target.partitions.length > 0) {
        await recoverFolder(target.path);
        const file = join(target.path, MARK_FILE);
        return state(existsSync(target.path), existsSync(file) ? await readFile(file, 'utf8') : undefined);
    }
    if (!existsSync(target.path)) return { exists: false };
    const database = await openDuckDB(target.kind === 'duckdb' ? target.path : ':memory:', context);
    try {
        if (target.kind === 'parquet') return state(true, await firstText(database, `select decode(value) from parquet_kv_metadata(${quoteLiteral(target.path)}) where decode(key) = ${quoteLiteral(MARK_KEY)}`));
        const exists = await tableExists(database, target.schema, target.table);
        const kept = exists && await tableExists(database, STATE_SCHEMA, 'watermarks');
        return state(exists, kept ? await firstText(database, `select mark from ${quoteName(STATE_SCHEMA)}.watermarks where ${isTable(target)}`) : undefined);
    } finally {
        database.close();
    }
}

/** @returns the SQL condition for the table's row among the kept marks */
export function isTable({ schema, table }: Extract<Target, { kind: 'duckdb' }>): string {
    return `lower(schema_name) = lower(${quoteLiteral(schema)}) and lower(table_name) = lower(${quoteLiteral(table)})`;
}

/** @param catalog the name of an attached file; without it, the file that was opened */
export async function tableExists({ connection }: DuckDB, schema: string, table: string, catalog?: string): Promise<boolean> {
    const found = await connection.runAndReadAll(`
        select 1 from duckdb_tables() where database_name = ${catalog === undefined ? 'current_database()' : quoteLiteral(catalog)}
        and lower(schema_name) = lower(${quoteLiteral(schema)}) and lower(table_name) = lower(${quoteLiteral(table)})`);
    return found.currentRowCount > 0;
}

async function firstText({ connection }: DuckDB, sql: string): Promise<string | undefined> {
    const value = (await connection.runAndReadAll(sql)).getRows()[0]?.[0];
    return typeof value === 'string' ? value : undefined;
}

function state(exists: boolean, text: string | undefined): TargetState {
    return exists && text !== undefined ? { exists, mark: markFrom(text) } : { exists };
}
