import tedious, { type Request } from 'tedious';
import { perform, type SqlServer } from '../../connections/sqlserver.ts';
import { changed, integerCell, numberCell, ResultCounter, type Bindings, type Cell, type SqlSession } from './session.ts';
import type { SqlStatement } from './statements.ts';

const { TYPES } = tedious;

/** SQL on an open SQL Server session, which is closed with this one. What a batch returns last is its result. */
export function sqlServerSession(session: SqlServer): SqlSession {
    return {
        begin: 'begin transaction',
        async execute(statement, bindings) {
            let returned: ResultCounter | undefined;
            const rows = await perform(session, named(statement), (request) => {
                request.on('columnMetadata', (columns) => {
                    returned = new ResultCounter((Array.isArray(columns) ? columns : Object.values(columns)).map(({ colName }) => colName));
                });
                request.on('row', (row: readonly { readonly value: unknown }[]) => returned?.add(1, () => row.map(({ value }) => cell(value))));
                for (const name of new Set(statement.parameters.map((parameter) => parameter.name))) bind(request, name, bindings[name] ?? null);
                return statement.parameters.length === 0 ? 'batch' : 'parameters';
            });
            return returned?.result() ?? changed(rows);
        },
        close: session.close,
    };
}

/** SQL Server names its parameters `@name`. */
export function named({ text, parameters }: Pick<SqlStatement, 'text' | 'parameters'>): string {
    return parameters.reduceRight((result, { name, start, end }) => `${result.slice(0, start)}@${name}${result.slice(end)}`, text);
}

function bind(request: Request, name: string, value: Bindings[string]): void {
    if (typeof value === 'boolean') request.addParameter(name, TYPES.Bit, value);
    else if (typeof value !== 'number') request.addParameter(name, TYPES.NVarChar, value);
    else if (Number.isSafeInteger(value)) request.addParameter(name, TYPES.BigInt, value);
    else request.addParameter(name, TYPES.Float, value);
}

/** A decimal comes as a double, which shows up to 15 digits of it as they are. */
function cell(value: unknown): Cell {
    if (value === null || value === undefined) return null;
    if (Buffer.isBuffer(value)) return `0x${value.toString('hex')}`;
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'bigint') return integerCell(value);
    if (typeof value === 'number') return numberCell(value);
    return typeof value === 'boolean' ? value : String(value);
}
