import { readFile } from 'node:fs/promises';
import type { Outputs } from '../../protocol/journal.ts';
import { connectionFile, describeConnection, expectConnector } from '../connections/connection.ts';
import { ActivityError, type ActivityContext, type ConnectionInput, type Inputs } from './activity.ts';
import { errorMessage } from './error-message.ts';
import { rowCount } from './row-count.ts';
import { inputMap, optionalBoolean, optionalText, pathFrom, requiredConnection } from './inputs.ts';
import { bindingsFor } from './sql/bindings.ts';
import { previewLines } from './sql/preview.ts';
import { changed, type Bindings, type SqlSession, type StatementResult } from './sql/session.ts';
import { dialectOf, splitStatements, type SqlStatement } from './sql/statements.ts';

/** `sql.query`: runs statements one after the other; the last one's result is the task's. */
export async function runSqlQuery(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const result = await runSql(inputs, context);
    previewLines(result).forEach((line) => context.log(line));
    return outputsOf(result);
}

/**
 * Runs the statements of the properties `sql` or `file` on `connection`, with `parameters` bound.
 *
 * @returns the last one's result
 */
export async function runSql(inputs: Inputs, context: ActivityContext): Promise<StatementResult> {
    const connection = requiredConnection(inputs, 'connection');
    const statements = splitStatements(await readSql(inputs, context.directory), dialectOf(connection));
    if (statements.length === 0) throw new ActivityError('There is no statement to run: the SQL is empty.');
    const bindings = bindingsFor(statements, inputMap(inputs, 'parameters'));
    const inTransaction = optionalBoolean(inputs, 'transaction') ?? true;
    if (inTransaction) refuseOwnTransaction(statements);
    const release = await lockFile(connection, context);
    try {
        const session = await openSession(connection, context);
        try {
            const run = (): Promise<StatementResult> => runAll(session, statements, bindings, connection, context);
            return await (inTransaction ? transaction(session, run) : run());
        } finally {
            await session.close();
        }
    } finally {
        release();
    }
}

async function readSql(inputs: Inputs, directory: string): Promise<string> {
    const sql = optionalText(inputs, 'sql');
    const file = optionalText(inputs, 'file');
    if (sql !== undefined && file === undefined) return sql;
    if (file === undefined || sql !== undefined) throw new ActivityError('Set one of "sql" (the statements) and "file" (a file that holds them).');
    return readFile(pathFrom(directory, file), 'utf8').catch((error: unknown) => {
        throw new ActivityError(`The SQL file ${file} cannot be read: ${errorMessage(error)}`);
    });
}

function refuseOwnTransaction(statements: readonly SqlStatement[]): void {
    const own = statements.find(({ text }) => /^(begin(?!\s+(try|catch))|start\s+transaction|commit|end|abort|rollback(?!\s+(transaction\s+|work\s+)?to\b))\b/i.test(text));
    if (own) throw new ActivityError(`Line ${own.line} of the SQL says ${own.text}, and the task already runs in a transaction: leave it out, or set transaction: false.`);
}

/** One process at a time may write a DuckDB file, so the tasks of a run take turns. */
async function lockFile(connection: ConnectionInput, context: ActivityContext): Promise<() => void> {
    const file = connection.connector === 'duckdb' ? connectionFile(connection, context.directory) : ':memory:';
    return file === ':memory:' ? () => undefined : context.lock(file);
}

async function openSession(connection: ConnectionInput, context: ActivityContext): Promise<SqlSession> {
    switch (expectConnector(connection, ['duckdb', 'sqlite', 'postgres', 'mysql', 'sqlserver'])) {
        case 'duckdb': {
            const [{ openDuckDB }, { duckdbSession }] = await Promise.all([import('../connections/duckdb.ts'), import('./sql/duckdb-session.ts')]);
            return duckdbSession(await openDuckDB(connectionFile(connection, context.directory), context));
        }
        case 'sqlite': {
            const [{ openSqlite }, { sqliteSession }] = await Promise.all([import('../connections/sqlite.ts'), import('./sql/sqlite-session.ts')]);
            return sqliteSession(await openSqlite(connection, context.directory, { readOnly: false }));
        }
        case 'postgres': {
            const [{ openPostgres }, { postgresSession }] = await Promise.all([import('../connections/postgres.ts'), import('./sql/postgres-session.ts')]);
            return postgresSession(await openPostgres(connection, context.signal));
        }
        case 'mysql': {
            const [{ openMySql }, { mysqlSession }] = await Promise.all([import('../connections/mysql.ts'), import('./sql/mysql-session.ts')]);
            return mysqlSession(await openMySql(connection, context.signal));
        }
        case 'sqlserver': {
            const [{ openSqlServer }, { sqlServerSession }] = await Promise.all([import('../connections/sqlserver.ts'), import('./sql/sqlserver-session.ts')]);
            return sqlServerSession(await openSqlServer(connection, context.signal));
        }
    }
}

async function transaction<T>(session: SqlSession, work: () => Promise<T>): Promise<T> {
    const say = (text: string): Promise<StatementResult> => session.execute({ text, line: 1, parameters: [] }, {});
    await say(session.begin ?? 'begin');
    try {
        const result = await work();
        await say('commit');
        return result;
    } catch (error) {
        await say('rollback').catch(() => undefined);
        throw error;
    }
}

async function runAll(session: SqlSession, statements: readonly SqlStatement[], bindings: Bindings, connection: ConnectionInput, context: ActivityContext): Promise<StatementResult> {
    let result = changed(0);
    for (const [index, statement] of statements.entries()) {
        context.signal.throwIfAborted();
        const which = `statement ${index + 1} of ${statements.length}`;
        context.progress(which, index, statements.length);
        try {
            result = await session.execute(statement, bindings);
        } catch (error) {
            throw new ActivityError(`On ${describeConnection(connection)}, ${which} (line ${statement.line} of the SQL) failed: ${errorMessage(error)}`);
        }
        context.log(`${which}: ${rowCount(result.rows)}`);
    }
    return result;
}

/** A column named `rows` wins over the count: whoever names it so means it. */
function outputsOf({ rows, columns, preview }: StatementResult): Outputs {
    const only = rows === 1 ? preview[0] : undefined;
    return { rows, ...Object.fromEntries(columns.map((column, index) => [column, only?.[index] ?? null] as const).filter(([column]) => only && /^[A-Za-z_]\w*$/.test(column))) };
}
