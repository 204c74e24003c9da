import { attachDuckDB, quoteLiteral, quoteName } from '../../connections/duckdb.ts';
import { ActivityError, type ActivityContext } from '../activity.ts';
import { errorMessage } from '../error-message.ts';
import { columnsOf, fitColumns } from './append.ts';
import type { Loading } from './loading.ts';
import { matching } from './merge.ts';
import { sizePieces } from './pieces.ts';
import { selectStaged, type Staged } from './staged.ts';
import { isTable, STATE_SCHEMA, tableExists } from './target-state.ts';
import { describeTarget, type Target } from './target.ts';
import type { Mark } from './watermark.ts';

type DuckDBTarget = Extract<Target, { kind: 'duckdb' }>;

const ALIAS = 'target';
const MARKS = `${ALIAS}.${STATE_SCHEMA}.watermarks`;

/** Puts staged rows into a DuckDB table, and how far they came beside it, in one transaction. The caller holds the file's lock. */
export async function loadDuckDB(staged: Staged, target: DuckDBTarget, loading: Loading, mark: Mark | undefined, context: ActivityContext): Promise<void> {
    const { connection } = staged.database;
    // What is staged is not compressed, and this stays.
    await connection.run('reset force_compression');
    await sizePieces(staged);
    await attachDuckDB(staged.database, target.path, ALIAS, context);
    try {
        await connection.run('begin');
        try {
            await connection.run(`create schema if not exists ${ALIAS}.${quoteName(target.schema)}`);
            for (const statement of [...await loadStatements(staged, target, loading), ...await markStatements(staged, target, mark)]) await connection.run(statement);
            await connection.run('commit');
        } catch (error) {
            await connection.run('rollback').catch(() => undefined);
            throw error instanceof ActivityError ? error : new ActivityError(`Writing ${describeTarget(target)} failed, and it is as it was: ${errorMessage(error)}`);
        }
    } finally {
        // Writes what the transaction changed into the file itself, and lets the next task have it.
        await connection.run(`detach ${ALIAS}`);
    }
}

async function loadStatements(staged: Staged, target: DuckDBTarget, loading: Loading): Promise<readonly string[]> {
    const table = `${ALIAS}.${quoteName(target.schema)}.${quoteName(target.table)}`;
    if (loading.how === 'replace' || !(await tableExists(staged.database, target.schema, target.table, ALIAS))) return [`create or replace table ${table} as ${selectStaged(staged.columns)}`];
    const fitted = await fitColumns(staged, await columnsOf(staged, `select * from ${table}`), describeTarget(target));
    const select = selectStaged(fitted);
    const insert = `insert into ${table} by name ${select}`;
    return loading.how === 'add' ? [insert] : [`delete from ${table} as old using (${select}) as new where ${matching(loading.keys, fitted)}`, insert];
}

async function markStatements({ database }: Staged, target: DuckDBTarget, mark: Mark | undefined): Promise<readonly string[]> {
    const forget = `delete from ${MARKS} where ${isTable(target)}`;
    if (mark === undefined) return await tableExists(database, STATE_SCHEMA, 'watermarks', ALIAS) ? [forget] : [];
    return [
        `create schema if not exists ${ALIAS}.${STATE_SCHEMA}`,
        `create table if not exists ${MARKS} (schema_name varchar, table_name varchar, mark varchar)`,
        forget,
        `insert into ${MARKS} values (${[target.schema, target.table, JSON.stringify(mark)].map(quoteLiteral).join(', ')})`,
    ];
}
