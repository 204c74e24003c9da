import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { quoteLiteral, quoteName } from '../../connections/duckdb.ts';
import { ActivityError } from '../activity.ts';
import { errorMessage } from '../error-message.ts';
import { columnsOf, fitColumns, selectParquet } from './append.ts';
import type { Loading } from './loading.ts';
import { matching } from './merge.ts';
import { sizePieces } from './pieces.ts';
import { replaceFolder } from './replace-folder.ts';
import { selectStaged, type Staged } from './staged.ts';
import { MARK_FILE, MARK_KEY } from './target-state.ts';
import type { Target } from './target.ts';
import type { Mark } from './watermark.ts';

type ParquetTarget = Extract<Target, { kind: 'parquet' }>;

/** In SQL. */
interface Written { readonly rows: string; readonly format: string }

/** Writes Parquet beside the target, and renames it when it is whole. The caller holds the target's lock. */
export async function loadParquet(staged: Staged, target: ParquetTarget, loading: Loading, mark: Mark | undefined): Promise<void> {
    const part = join(staged.folder, 'rows.part');
    try {
        const rows = await allRows(staged, target, loading);
        const format = `format parquet, compression zstd, row_group_size ${await sizePieces(staged)}`;
        if (target.partitions.length > 0) await replacePartitions(staged, target, { rows, format }, mark, part);
        else await replaceFile(staged, target, { rows, format }, mark, part);
    } catch (error) {
        throw error instanceof ActivityError ? error : new ActivityError(`Writing ${target.path} failed, and it is as it was: ${errorMessage(error)}`);
    }
}

async function allRows(staged: Staged, { path, partitions }: ParquetTarget, loading: Loading): Promise<string> {
    if (loading.how === 'replace' || !existsSync(path)) return selectStaged(staged.columns);
    const existing = selectParquet(partitions.length > 0 ? join(path, '**/*.parquet') : path);
    const fitted = await fitColumns(staged, await columnsOf(staged, existing), path);
    const added = selectStaged(fitted);
    const kept = loading.how === 'add' ? existing : `select * from (${existing}) as old anti join (${added}) as new on ${matching(loading.keys, fitted)}`;
    return `${kept} union all by name ${added}`;
}

async function replaceFile(staged: Staged, { path }: ParquetTarget, { rows, format }: Written, mark: Mark | undefined, part: string): Promise<void> {
    const metadata = mark === undefined ? '' : `, kv_metadata {${MARK_KEY}: ${quoteLiteral(JSON.stringify(mark))}}`;
    await staged.database.connection.run(`copy (${rows}) to ${quoteLiteral(part)} (${format}${metadata})`);
    await mkdir(dirname(path), { recursive: true });
    await rename(part, path);
}

/** The files hold the columns of the partitions too: a folder's name alone would not tell a text from a number. */
async function replacePartitions(staged: Staged, { path, partitions }: ParquetTarget, { rows, format }: Written, mark: Mark | undefined, part: string): Promise<void> {
    await mkdir(part);
    const columns = partitions.map(quoteName).join(', ');
    await staged.database.connection.run(`copy (${rows}) to ${quoteLiteral(part)} (${format}, partition_by (${columns}), write_partition_columns true, overwrite_or_ignore true)`);
    // Without a row there is no partition, and without a file nobody knows the columns.
    await staged.database.connection.run(`copy (select * from (${rows}) limit 0) to ${quoteLiteral(join(part, 'columns.parquet'))} (format parquet)`);
    if (mark !== undefined) await writeFile(join(part, MARK_FILE), JSON.stringify(mark));
    await replaceFolder(part, path);
}
