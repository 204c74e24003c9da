import { quoteSqlServerName } from '../../connections/sqlserver.ts';
import { isNumeric, nameParts, type SourceRequest, type Watermark } from './source.ts';
import type { SqlServerColumn } from './sqlserver-types.ts';

/** What is read, for the server to describe: it does not have to run. */
export function describedQuery(request: SourceRequest): string {
    return request.kind === 'table' ? `select * from ${tableName(request.table)}` : withoutEnd(request.query);
}

/** @returns the statement that reads the request's rows, each value as a text */
export function readingQuery(request: SourceRequest, columns: readonly Pick<SqlServerColumn, 'selected'>[]): string {
    const select = (from: string): string => `select ${columns.map(({ selected }) => selected).join(', ')} from ${from}${request.since ? newerThan(request.since) : ''}`;
    if (request.kind === 'table') return select(tableName(request.table));
    const query = withoutEnd(request.query);
    const main = mainSelect(query);
    // What `with` names stands before all else: the query itself becomes the last of them.
    return main === 0 ? select(`(${query}) as pline_query`) : `${query.slice(0, main).trimEnd()}, pline_query as (${query.slice(main)}) ${select('pline_query')}`;
}

export function tableName(table: string): string {
    return nameParts(table.replaceAll(/\[((?:[^\]]|\]\])*)\]/g, (_, name: string) => `"${name.replaceAll(']]', ']').replaceAll('"', '""')}"`)).map(quoteSqlServerName).join('.');
}

function withoutEnd(query: string): string {
    return query.replace(/[;\s]+$/, '');
}

const TOKEN = /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'?|"[^"]*"?|\[(?:[^\]]|\]\])*\]?|[()]|\w+|[\s\S]/g;

/** Where, after what `with` names, the query itself begins; 0 for a query that begins at once. */
function mainSelect(query: string): number {
    let depth = 0;
    let words = 0;
    for (const { 0: token, index } of query.matchAll(TOKEN)) {
        if (token === '(') depth += 1;
        else if (token === ')') depth -= 1;
        else if (/^\w/.test(token)) {
            words += 1;
            if (words === 1 && token.toLowerCase() !== 'with') return 0;
            if (depth === 0 && token.toLowerCase() === 'select') return index;
        }
    }
    return 0;
}

/** A number as a text would be compared as a text. */
function newerThan({ column, value, type, inclusive }: Watermark): string {
    const literal = isNumeric(type) ? value : type === 'BLOB' ? `0x${value}` : `N'${value.replaceAll('\'', '\'\'')}'`;
    return ` where ${quoteSqlServerName(column)} ${inclusive ? '>=' : '>'} ${literal}`;
}
