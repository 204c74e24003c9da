import { parse } from 'node:path';
import type { Outputs } from '../../protocol/journal.ts';
import { quoteName, type DuckDB } from '../connections/duckdb.ts';
import { ActivityError, type ActivityContext, type Inputs } from './activity.ts';
import { errorMessage } from './error-message.ts';
import { columnsOf } from './ingest/append.ts';
import { readFunction } from './ingest/file-reader.ts';
import { ingest } from './ingest/load.ts';
import { loadingFrom } from './ingest/loading.ts';
import { openStaging, STAGED_TABLE, type Staged } from './ingest/staged.ts';
import { targetOf } from './ingest/target.ts';
import { pathFrom, requiredText } from './inputs.ts';

/** `ingest.file`: loads CSV, JSON or Parquet, and replaces what was there in one step. */
export async function ingestFile(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const file = pathFrom(context.directory, requiredText(inputs, 'file'));
    const read = readFunction(file, inputs);
    const target = targetOf(inputs, context.directory, nameOf(file));
    return ingest(loadingFrom(inputs), target, context, async (folder) => ({ staged: await stageFile(file, read, folder, context) }));
}

/** @returns the file's name without its endings, where it is a name and no pattern */
function nameOf(file: string): string | undefined {
    const { name } = parse(file.replace(/\.gz$/, ''));
    return /[*?[]/.test(name) ? undefined : name;
}

async function stageFile(file: string, read: string, folder: string, context: ActivityContext): Promise<Staged> {
    const database = await openStaging(folder, context);
    try {
        context.progress(`reading ${file}`);
        const rows = await readInto(database, file, read);
        const staged: Staged = { database, folder, rows, columns: [] };
        const columns = await columnsOf(staged, `select * from ${STAGED_TABLE}`);
        return { ...staged, columns: columns.map(({ name, type }) => ({ name, type, expression: quoteName(name) })) };
    } catch (error) {
        database.close();
        throw error;
    }
}

async function readInto({ connection }: DuckDB, file: string, read: string): Promise<number> {
    try {
        const result = await connection.runAndReadAll(`create table ${STAGED_TABLE} as select * from ${read}`);
        return Number(result.getRows()[0]?.[0] ?? 0);
    } catch (error) {
        const message = errorMessage(error);
        throw new ActivityError(/No files found/.test(message) ? `There is no file ${file}: correct "file".` : `Reading ${file} failed: ${message}`);
    }
}
