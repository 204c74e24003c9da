import { BIGINT, DOUBLE, ResultReturnType, type DuckDBPreparedStatement, type DuckDBValue } from '@duckdb/node-api';
import type { DuckDB } from '../../connections/duckdb.ts';
import { changed, integerCell, numberCell, ResultCounter, type Bindings, type Cell, type SqlSession, type StatementResult } from './session.ts';

/** SQL on an open DuckDB file, which is closed with the session. */
export function duckdbSession(database: DuckDB): SqlSession {
    return {
        async execute({ text }, bindings) {
            // DuckDB makes several of some statements: `pivot` first collects the values.
            const statements = await database.connection.extractStatements(text);
            let result = changed(0);
            for (let index = 0; index < statements.count; index += 1) result = await run(await statements.prepare(index), bindings);
            return result;
        },
        close: () => Promise.resolve(database.close()),
    };
}

async function run(statement: DuckDBPreparedStatement, bindings: Bindings): Promise<StatementResult> {
    for (let index = 1; index <= statement.parameterCount; index += 1) bind(statement, index, bindings[statement.parameterName(index)] ?? null);
    const result = await statement.stream();
    if (result.returnType === ResultReturnType.CHANGED_ROWS) return changed(result.rowsChanged);
    const returned = new ResultCounter(result.columnNames());
    for await (const chunk of result) returned.add(chunk.rowCount, (index) => chunk.getRowValues(index).map(cell));
    if (result.returnType === ResultReturnType.QUERY_RESULT) return returned.result();
    // `create table … as` tells how many rows it made in a result of its own.
    const { columns, preview } = returned.result();
    return changed(columns[0] === 'Count' ? Number(preview[0]?.[0] ?? 0) : 0);
}

function bind(statement: DuckDBPreparedStatement, index: number, value: Cell): void {
    if (typeof value !== 'number') statement.bindValue(index, value);
    else if (Number.isSafeInteger(value)) statement.bindValue(index, BigInt(value), BIGINT);
    else statement.bindValue(index, value, DOUBLE);
}

function cell(value: DuckDBValue): Cell {
    if (typeof value === 'bigint') return integerCell(value);
    if (typeof value === 'number') return numberCell(value);
    return value === null || typeof value === 'boolean' || typeof value === 'string' ? value : String(value);
}
