import type { DuckDB } from '../../connections/duckdb.ts';
import { ActivityError, type ActivityContext } from '../activity.ts';
import { rowCount } from '../row-count.ts';
import { CsvStage, stagedColumn } from './csv-stage.ts';
import type { Digits, RowSource, SourceColumn } from './source.ts';
import { openStaging, STAGED_TABLE, type Staged, type StagedColumn } from './staged.ts';

/**
 * Streams a source's rows into a staging file, a batch at a time, and finds the type of each column.
 *
 * @param folder the staging folder
 * @returns what is staged; its database is the caller's to close
 */
export async function stageSource(source: RowSource, folder: string, context: ActivityContext): Promise<Staged> {
    refuseEqualNames(source.columns);
    const database = await openStaging(folder, context);
    try {
        const rows = await copyRows(source, database, folder, context);
        return { database, folder, rows, columns: await typedColumns(source.columns, database, context) };
    } catch (error) {
        database.close();
        throw error;
    }
}

async function copyRows(source: RowSource, database: DuckDB, folder: string, context: ActivityContext): Promise<number> {
    // One transaction, whose full pieces DuckDB writes to the file as they come: one for each batch would write everything to its log first.
    await database.connection.run('begin');
    const stage = await CsvStage.create(database, folder, source.columns.length);
    let rows = 0;
    try {
        for await (const batch of source.batches()) {
            context.signal.throwIfAborted();
            rows += batch.rows;
            await stage.append(batch);
            context.progress(`${rowCount(rows)} read`, rows);
        }
    } catch (error) {
        // DuckDB must not be closed in the middle of a batch.
        await stage.end().catch(() => undefined);
        throw error;
    }
    await stage.end();
    await database.connection.run('commit');
    return rows;
}

/** One look at all rows says which of the types that a column might have hold every value. */
async function typedColumns(columns: readonly SourceColumn[], database: DuckDB, context: ActivityContext): Promise<readonly StagedColumn[]> {
    const digits = await countDigits(columns, database);
    const tried = columns.flatMap((column, index) => column.conversions(digits.get(index) ?? NO_DIGITS).map((conversion) => ({ index, conversion })));
    const counts = tried.map(({ index, conversion }) => `count(${stagedColumn(index)}) - count(${conversion.convert(stagedColumn(index))})`);
    const [misfits = []] = (await database.connection.runAndReadAll(`select ${['0', ...counts].join(', ')} from ${STAGED_TABLE}`)).getRows();
    const results = tried.map((result, position) => ({ ...result, misfits: Number(misfits[position + 1]) }));
    return columns.map(({ name }, index) => {
        const own = results.filter((result) => result.index === index);
        const fitting = own.find((result) => result.misfits === 0)?.conversion;
        const column = { name, type: fitting?.type ?? 'VARCHAR', expression: fitting?.convert(stagedColumn(index)) ?? stagedColumn(index), raw: stagedColumn(index) };
        const [best] = own;
        if (best && best.misfits > 0) context.log(`The column ${name} becomes ${column.type}: ${best.misfits.toLocaleString('en-US')} of its values cannot be ${best.conversion.type}.`);
        return column;
    });
}

const NO_DIGITS: Digits = { whole: 0, scale: 0 };

/** @returns the digits of the columns where they decide, by the columns' index */
async function countDigits(columns: readonly SourceColumn[], { connection }: DuckDB): Promise<ReadonlyMap<number, Digits>> {
    const counted = columns.flatMap(({ countsDigits }, index) => (countsDigits ? [index] : []));
    if (counted.length === 0) return new Map();
    const longest = counted.flatMap((index) => [1, 2].map((part) => `max(length(ltrim(split_part(${stagedColumn(index)}, '.', ${part}), '-')))`));
    const [lengths = []] = (await connection.runAndReadAll(`select ${longest.join(', ')} from ${STAGED_TABLE}`)).getRows();
    return new Map(counted.map((index, place) => [index, { whole: Number(lengths[place * 2]), scale: Number(lengths[place * 2 + 1]) }]));
}

/** DuckDB does not tell upper and lower case apart in names. */
function refuseEqualNames(columns: readonly SourceColumn[]): void {
    if (columns.length === 0) throw new ActivityError('There is nothing to copy: the query returns no columns.');
    const seen = new Set<string>();
    for (const { name } of columns) {
        if (seen.has(name.toLowerCase())) throw new ActivityError(`Two columns are called ${name}: use "query" and give one of them another name with as.`);
        seen.add(name.toLowerCase());
    }
}
