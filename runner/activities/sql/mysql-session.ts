import mysql, { type FieldPacket, type ResultSetHeader } from 'mysql2';
import type { MySql } from '../../connections/mysql.ts';
import { changed, integerCell, numberCell, ResultCounter, type Bindings, type Cell, type SqlSession, type StatementResult } from './session.ts';
import type { SqlStatement } from './statements.ts';

const { Types } = mysql;

/** Exact: a large integer, a decimal and a time are texts. */
const EXACT = { rowsAsArray: true, supportBigNumbers: true, bigNumberStrings: true, dateStrings: true, jsonStrings: true } as const;

/** SQL on an open MySQL session, which is closed with this one. */
export function mysqlSession({ connection, broken, close }: MySql): SqlSession {
    return {
        execute(statement, bindings) {
            const { text, values } = positioned(statement, bindings);
            // Not every statement can be prepared; one without parameters need not be.
            const query = values.length === 0 ? connection.query({ sql: text, ...EXACT }) : connection.execute({ sql: text, ...EXACT }, values);
            const result = new Promise<StatementResult>((resolve, reject) => {
                let counter: ResultCounter | undefined;
                let fields: readonly FieldPacket[] = [];
                let header = changed(0);
                query.on('fields', (described: readonly FieldPacket[] | undefined) => {
                    if (!described) return;
                    fields = described;
                    counter = new ResultCounter(described.map(({ name }) => name));
                });
                query.on('result', (row: readonly unknown[] | ResultSetHeader) => {
                    if ('affectedRows' in row) header = changed(row.affectedRows);
                    else counter?.add(1, () => row.map((value, index) => cell(value, fields[index])));
                });
                query.once('error', reject);
                query.once('end', () => resolve(counter?.result() ?? header));
            });
            return Promise.race([result, broken]);
        },
        close,
    };
}

/** MySQL counts its parameters: `$name` becomes `?`. */
function positioned({ text, parameters }: SqlStatement, bindings: Bindings): { readonly text: string; readonly values: Cell[] } {
    let result = '';
    let end = 0;
    for (const parameter of parameters) {
        result += `${text.slice(end, parameter.start)}?`;
        end = parameter.end;
    }
    return { text: result + text.slice(end), values: parameters.map(({ name }) => bindings[name] ?? null) };
}

const INTEGERS: ReadonlySet<number | undefined> = new Set([Types.TINY, Types.SHORT, Types.INT24, Types.LONG, Types.LONGLONG, Types.YEAR]);

function cell(value: unknown, field: FieldPacket | undefined): Cell {
    if (value === null || value === undefined) return null;
    if (Buffer.isBuffer(value)) return `0x${value.toString('hex')}`;
    if (INTEGERS.has(field?.columnType)) return integerCell(BigInt(String(value)));
    return typeof value === 'number' ? numberCell(value) : String(value);
}
