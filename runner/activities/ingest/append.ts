import { quoteLiteral, quoteName } from '../../connections/duckdb.ts';
import { ActivityError } from '../activity.ts';
import { STAGED_TABLE, type Staged, type StagedColumn } from './staged.ts';

export interface ExistingColumn {
    readonly name: string;
    /** The DuckDB type. */
    readonly type: string;
}

/**
 * @param existing the columns of what is there
 * @param place what is there, for a message
 * @returns the staged columns with the names, the order and the types of what is there
 * @throws ActivityError where the columns differ, or a value would lose something
 */
export async function fitColumns(staged: Staged, existing: readonly ExistingColumn[], place: string): Promise<readonly StagedColumn[]> {
    const find = (columns: readonly { readonly name: string }[], name: string): number => columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());
    const missing = existing.filter(({ name }) => find(staged.columns, name) < 0);
    const added = staged.columns.filter(({ name }) => find(existing, name) < 0);
    if (missing.length > 0 || added.length > 0) {
        const differences = [missing.length > 0 ? `the new rows lack ${names(missing)}` : '', added.length > 0 ? `${names(added)} is new` : ''].filter(Boolean).join(', and ');
        throw new ActivityError(`The rows cannot be appended to ${place}, for ${differences}: make the columns equal, or set mode: "overwrite".`);
    }
    const fitted = existing.flatMap(({ name, type }) => {
        const column = staged.columns[find(staged.columns, name)];
        return column ? [{ name, type, expression: column.type === type ? column.expression : `try_cast(${column.expression} as ${type})`, from: column }] : [];
    });
    await refuseLoss(staged, fitted, place);
    return fitted;
}

/** A value fits where it comes back as it was. */
async function refuseLoss({ database }: Staged, columns: readonly (StagedColumn & { readonly from: StagedColumn })[], place: string): Promise<void> {
    const cast = columns.filter(({ type, from }) => type !== from.type);
    if (cast.length === 0) return;
    const losses = cast.map(({ expression, from }) => `count(*) filter (try_cast(${expression} as ${from.type}) is distinct from ${from.expression})`);
    const [counts = []] = (await database.connection.runAndReadAll(`select ${losses.join(', ')} from ${STAGED_TABLE}`)).getRows();
    const lossy = cast.findIndex((_, index) => Number(counts[index]) > 0);
    const column = cast[lossy];
    if (column) throw new ActivityError(`The rows cannot be appended to ${place}: ${String(counts[lossy])} values of ${column.name} (${column.from.type}) do not fit its type there, ${column.type}. Set mode: "overwrite", or convert the column.`);
}

/** @returns the columns of what a piece of SQL selects */
export async function columnsOf({ database }: Staged, select: string): Promise<readonly ExistingColumn[]> {
    const rows = (await database.connection.runAndReadAll(`select column_name, column_type from (describe ${select})`)).getRows();
    return rows.map(([name, type]) => ({ name: String(name), type: String(type) }));
}

/** @returns SQL that selects all rows of a Parquet file, or of the files that a pattern means */
export function selectParquet(file: string): string {
    return `select * from read_parquet(${quoteLiteral(file)}, hive_partitioning = false)`;
}

function names(columns: readonly { readonly name: string }[]): string {
    return columns.map(({ name }) => quoteName(name)).join(', ');
}
