import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { changed, integerCell, numberCell, ResultCounter, type Bindings, type Cell, type SqlSession } from './session.ts';
import type { SqlStatement } from './statements.ts';

/** SQL on an open SQLite file, which is closed with the session. */
export function sqliteSession(database: DatabaseSync): SqlSession {
    return {
        async execute(statement, bindings) {
            const prepared = database.prepare(statement.text);
            prepared.setReadBigInts(true);
            const values = valuesFor(statement, bindings);
            const before = changeCounts(database);
            const rows = prepared.iterate(values);
            const first = rows.next();
            if (first.done) return changed(changesSince(before, changeCounts(database)));
            const returned = new ResultCounter(Object.keys(first.value));
            returned.add(1, () => Object.values(first.value).map(cell));
            for (const row of rows) returned.add(1, () => Object.values(row).map(cell));
            return returned.result();
        },
        close: () => Promise.resolve(database.close()),
    };
}

function valuesFor({ parameters }: SqlStatement, bindings: Bindings): Record<string, SQLInputValue> {
    return Object.fromEntries(parameters.map(({ name }) => [`$${name}`, value(bindings[name] ?? null)]));
}

/** SQLite has no booleans, and Node binds every number as a real. */
function value(bound: Cell): SQLInputValue {
    if (typeof bound === 'boolean') return bound ? 1n : 0n;
    return typeof bound === 'number' && Number.isSafeInteger(bound) ? BigInt(bound) : bound;
}

function cell(value: SQLOutputValue): Cell {
    if (typeof value === 'bigint') return integerCell(value);
    if (typeof value === 'number') return numberCell(value);
    return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
}

interface ChangeCounts { readonly total: number; readonly last: number }

function changeCounts(database: DatabaseSync): ChangeCounts {
    const { total, last } = database.prepare('select total_changes() as total, changes() as last').get() ?? {};
    return { total: Number(total), last: Number(last) };
}

/** What a statement leaves that changes nothing is the count of the one before it. */
function changesSince(before: ChangeCounts, after: ChangeCounts): number {
    return after.total === before.total ? 0 : after.last;
}
