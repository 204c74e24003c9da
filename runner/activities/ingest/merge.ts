import { quoteName } from '../../connections/duckdb.ts';
import { ActivityError } from '../activity.ts';
import { STAGED_TABLE, type Staged, type StagedColumn } from './staged.ts';

/**
 * @returns the SQL condition that tells rows of the same keys in `old` and `new`; no value is equal to no value
 * @throws ActivityError where a key is no column
 */
export function matching(keys: readonly string[], columns: readonly StagedColumn[]): string {
    return keyColumns(keys, columns).map(({ name }) => `old.${quoteName(name)} is not distinct from new.${quoteName(name)}`).join(' and ');
}

/** @throws ActivityError where two of the staged rows have the same keys: which of them is to stay? */
export async function requireUniqueKeys({ database, columns }: Staged, keys: readonly string[]): Promise<void> {
    const expressions = keyColumns(keys, columns).map(({ expression }) => expression).join(', ');
    const repeated = (await database.connection.runAndReadAll(`select count(*) from (select 1 from ${STAGED_TABLE} group by ${expressions} having count(*) > 1)`)).getRows()[0]?.[0];
    if (Number(repeated) > 0) throw new ActivityError(`The rows cannot be merged: ${String(repeated)} values of the keys ${keys.join(', ')} occur more than once in what was read. Add a column to "keys", or read one row each with "query".`);
}

function keyColumns(keys: readonly string[], columns: readonly StagedColumn[]): readonly StagedColumn[] {
    return keys.map((key) => {
        const column = columns.find(({ name }) => name.toLowerCase() === key.toLowerCase());
        if (!column) throw new ActivityError(`"keys" has ${key}, and what is read has no such column. It has: ${columns.map(({ name }) => name).join(', ')}.`);
        return column;
    });
}
