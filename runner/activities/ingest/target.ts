import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ActivityError, type Inputs } from '../activity.ts';
import { optionalText, pathFrom, requiredText, textList } from '../inputs.ts';

/** Where an ingest puts its rows. Paths are absolute. */
export type Target =
    | { readonly kind: 'duckdb'; readonly path: string; readonly schema: string; readonly table: string }
    /** Without partitions the path is a file, with them a folder. */
    | { readonly kind: 'parquet'; readonly folder: string; readonly path: string; readonly partitions: readonly string[] };

/**
 * @param source what the rows are called where they come from; undefined where that has no name
 * @throws ActivityError where the inputs name no place
 */
export function targetOf(inputs: Inputs, directory: string, source: string | undefined): Target {
    const path = pathFrom(directory, requiredText(inputs, 'target'));
    const schema = optionalText(inputs, 'schema') ?? 'main';
    const table = optionalText(inputs, 'name') ?? source;
    if (!table) throw new ActivityError('"name" is missing: a query has no name of its own, so say what to call its result.');
    const partitions = textList(inputs, 'partition_by');
    const existing = statSync(path, { throwIfNoEntry: false });
    if (/\.(duckdb|ddb|db)$/i.test(path) && !existing?.isDirectory()) {
        if (partitions.length > 0) throw new ActivityError('"partition_by" is for Parquet files, and "target" is a DuckDB file: name a folder, or leave it out.');
        return { kind: 'duckdb', path, schema, table };
    }
    if (existing && !existing.isDirectory()) throw new ActivityError(`"target" is ${path}, which is neither a folder nor named like a DuckDB file: end the name in .duckdb, or name a folder.`);
    for (const name of [schema, table]) {
        if (basename(name) !== name || name === '..' || name === '.' || name.includes('\\')) throw new ActivityError(`${JSON.stringify(name)} cannot be part of a file's name: set "name" or "schema" to one without slashes.`);
    }
    return { kind: 'parquet', folder: path, path: join(path, schema, partitions.length > 0 ? table : `${table}.parquet`), partitions };
}

/** @returns the folder on the same disk as the target, where a rename is one step */
export function folderOf(target: Target): string {
    return target.kind === 'duckdb' ? dirname(target.path) : target.folder;
}

/** @returns the target for a message */
export function describeTarget(target: Target): string {
    return target.kind === 'duckdb' ? `${target.schema}.${target.table} in ${target.path}` : target.path;
}
