import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Outputs } from '../../protocol/journal.ts';
import { connectionFile, describeConnection } from '../connections/connection.ts';
import { openDuckDB, quoteLiteral, quoteName, type DuckDB } from '../connections/duckdb.ts';
import { ActivityError, type ActivityContext, type ConnectionInput, type Inputs } from './activity.ts';
import { errorMessage } from './error-message.ts';
import { openSource } from './ingest/open-source.ts';
import { reading, requestFrom } from './ingest/request.ts';
import { nameParts, type SourceRequest } from './ingest/source.ts';
import { stageSource } from './ingest/stage-source.ts';
import { selectStaged } from './ingest/staged.ts';
import { createStagingFolder } from './ingest/staging-folder.ts';
import { optionalBoolean, optionalText, pathFrom, requiredConnection, requiredText } from './inputs.ts';
import { rowCount } from './row-count.ts';

/** `export.file`: writes a table or a query's result to a file, which is there only when it is whole. */
export async function exportFile(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const connection = requiredConnection(inputs, 'connection');
    const request = requestFrom(inputs, connection);
    const path = pathFrom(context.directory, requiredText(inputs, 'file'));
    const options = copyOptions(inputs, path);
    const folder = await createStagingFolder(dirname(path));
    try {
        const part = join(folder.path, 'export.part');
        const rows = await (connection.connector === 'duckdb' ? copyDuckDB(connection, request, part, options, context) : copySource(connection, request, part, options, folder.path, context));
        await mkdir(dirname(path), { recursive: true });
        await rename(part, path);
        context.log(`${rowCount(rows)} → ${path}`);
        return { rows, path };
    } finally {
        await folder.remove();
    }
}

/** @returns the options of DuckDB's `copy` */
function copyOptions(inputs: Inputs, path: string): string {
    const format = optionalText(inputs, 'format') ?? /\.(csv|tsv|json|jsonl|ndjson|parquet)(\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
    const compression = /\.gz$/i.test(path) ? ', compression gzip' : '';
    const [delimiter, header] = [optionalText(inputs, 'delimiter'), optionalBoolean(inputs, 'header')];
    switch (format) {
        case 'csv': case 'tsv': return `format csv, header ${header ?? true}, delimiter ${quoteLiteral(delimiter ?? (format === 'tsv' ? '\t' : ','))}${compression}`;
        case 'json': return `format json, array true${compression}`;
        case 'jsonl': case 'ndjson': return `format json${compression}`;
        case 'parquet': return 'format parquet, compression zstd';
        default: throw new ActivityError(`The format of ${path} is not known: end its name in .csv, .json, .jsonl or .parquet, or set "format".`);
    }
}

async function copyDuckDB(connection: ConnectionInput, request: SourceRequest, part: string, options: string, context: ActivityContext): Promise<number> {
    const file = connectionFile(connection, context.directory);
    const release = await context.lock(file);
    try {
        const database = await openDuckDB(file, context);
        try {
            return await copy(database, request.kind === 'table' ? `select * from ${nameParts(request.table).map(quoteName).join('.')}` : request.query, part, options);
        } catch (error) {
            throw new ActivityError(`Exporting from ${describeConnection(connection)} failed: ${errorMessage(error)}`);
        } finally {
            database.close();
        }
    } finally {
        release();
    }
}

async function copySource(connection: ConnectionInput, request: SourceRequest, part: string, options: string, folder: string, context: ActivityContext): Promise<number> {
    const source = await reading(connection, request, () => openSource(connection, request, context));
    try {
        const staged = await reading(connection, request, () => stageSource(source, folder, context));
        try {
            return await copy(staged.database, selectStaged(staged.columns), part, options);
        } finally {
            staged.database.close();
        }
    } finally {
        await source.close();
    }
}

/** @returns how many rows were written */
async function copy({ connection }: DuckDB, select: string, part: string, options: string): Promise<number> {
    return Number((await connection.runAndReadAll(`copy (${select}) to ${quoteLiteral(part)} (${options})`)).getRows()[0]?.[0] ?? 0);
}
