import Cursor from 'pg-cursor';
import { readRows } from '../../connections/postgres-cursor.ts';
import type { Postgres } from '../../connections/postgres.ts';
import { integerCell, numberCell, ResultCounter, changed, type Bindings, type Cell, type SqlSession, type StatementResult } from './session.ts';
import type { SqlStatement } from './statements.ts';

const BATCH_ROWS = 1000;

/** SQL on an open PostgreSQL session, which is closed with this one. */
export function postgresSession({ client, close }: Postgres): SqlSession {
    return {
        execute(statement, bindings) {
            const { text, values } = numbered(statement, bindings);
            return readAll(client.query(new Cursor<readonly Cell[]>(text, values, { rowMode: 'array', types: TYPES })));
        },
        close,
    };
}

async function readAll(cursor: Cursor<readonly Cell[]>): Promise<StatementResult> {
    const { rows: first, result } = await readRows(cursor, BATCH_ROWS);
    const columns = result?.fields.map(({ name }) => name) ?? [];
    if (columns.length === 0) return changed(result?.rowCount ?? 0);
    const returned = new ResultCounter(columns);
    for (let rows = first; rows.length > 0; ({ rows } = await readRows(cursor, BATCH_ROWS))) returned.add(rows.length, (index) => rows[index] ?? []);
    return returned.result();
}

/** PostgreSQL numbers its parameters: `$name` becomes `$1`. */
function numbered({ text, parameters }: SqlStatement, bindings: Bindings): { readonly text: string; readonly values: (string | null)[] } {
    const names = [...new Set(parameters.map(({ name }) => name))];
    let result = '';
    let end = 0;
    for (const parameter of parameters) {
        result += `${text.slice(end, parameter.start)}$${names.indexOf(parameter.name) + 1}`;
        end = parameter.end;
    }
    const values = names.map((name) => bindings[name] ?? null).map((value) => (value === null ? null : String(value)));
    return { text: result + text.slice(end), values };
}

const INTEGERS = new Set([20, 21, 23, 26]);
const FLOATS = new Set([700, 701]);
const BOOLEAN = 16;

/** By the number that PostgreSQL gives each type; everything else is the text that the server shows, which is exact. */
const TYPES = {
    getTypeParser: (type: number) => (text: string): Cell => {
        if (INTEGERS.has(type)) return integerCell(BigInt(text));
        if (FLOATS.has(type)) return numberCell(Number(text));
        return type === BOOLEAN ? text === 't' : text;
    },
};
