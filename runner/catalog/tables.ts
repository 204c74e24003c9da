import { existsSync } from 'node:fs';
import type { CatalogTable } from '../../protocol/catalog.ts';
import { ActivityError, type ConnectionInput } from '../activities/activity.ts';
import { connectionFile, expectConnector } from '../connections/connection.ts';

/** How long to wait for another program to close a DuckDB file, in milliseconds: a person waits. */
const PATIENCE = 3_000;

/**
 * Reads what tables and views a database has, in the order of their names, and loads no other driver than the one that it takes.
 * @throws ActivityError where it cannot be opened
 */
export async function tablesOf(connection: ConnectionInput, directory: string, signal: AbortSignal): Promise<readonly CatalogTable[]> {
    const tables = await read(connection, directory, signal);
    return tables.toSorted((left, right) => compare(left.schema, right.schema) || compare(left.table, right.table));
}

function read(connection: ConnectionInput, directory: string, signal: AbortSignal): Promise<readonly CatalogTable[]> {
    switch (expectConnector(connection, ['postgres', 'mysql', 'sqlserver', 'sqlite', 'duckdb'])) {
        case 'postgres': return postgresTables(connection, signal);
        case 'mysql': return mysqlTables(connection, signal);
        case 'sqlserver': return sqlServerTables(connection, signal);
        case 'sqlite': return sqliteTables(connection, directory);
        case 'duckdb': return duckdbTables(connection, directory, signal);
    }
}

async function postgresTables(connection: ConnectionInput, signal: AbortSignal): Promise<readonly CatalogTable[]> {
    const { openPostgres } = await import('../connections/postgres.ts');
    const { client, close } = await openPostgres(connection, signal);
    try {
        // Tables that the user may read; partitions are parts of their table, which counts their rows.
        const { rows } = await client.query<Row>(`
            select n.nspname as schema, c.relname as table, c.relkind in ('v', 'm') as is_view,
                case when c.relkind = 'p' then (select sum(nullif(p.reltuples, -1)) from pg_inherits i join pg_class p on p.oid = i.inhrelid where i.inhparent = c.oid)
                    when c.relkind in ('r', 'm') then nullif(c.reltuples, -1) end as rows
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
                and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and has_table_privilege(c.oid, 'select')`);
        return rows.map(tableOf);
    } finally {
        await close();
    }
}

async function mysqlTables(connection: ConnectionInput, signal: AbortSignal): Promise<readonly CatalogTable[]> {
    const { openMySql } = await import('../connections/mysql.ts');
    const session = await openMySql(connection, signal);
    try {
        const [rows] = await session.connection.promise().query(`
            select table_schema as \`schema\`, table_name as \`table\`, table_type <> 'BASE TABLE' as is_view, table_rows as \`rows\`
            from information_schema.tables where table_schema not in ('information_schema', 'performance_schema', 'mysql', 'sys')`);
        return (rows as Row[]).map(tableOf);
    } finally {
        await session.close();
    }
}

async function sqlServerTables(connection: ConnectionInput, signal: AbortSignal): Promise<readonly CatalogTable[]> {
    const { openSqlServer, textRows } = await import('../connections/sqlserver.ts');
    const session = await openSqlServer(connection, signal);
    try {
        const rows = await textRows(session, `
            select s.name, o.name, o.type, convert(varchar(20), (select sum(p.rows) from sys.partitions p where p.object_id = o.object_id and p.index_id in (0, 1)))
            from sys.objects o join sys.schemas s on s.schema_id = o.schema_id
            where o.type in ('U', 'V') and o.is_ms_shipped = 0 and has_perms_by_name(quotename(s.name) + '.' + quotename(o.name), 'OBJECT', 'SELECT') = 1`);
        return rows.map(([schema, table, type, count]) => tableOf({ schema: schema ?? '', table: table ?? '', is_view: type?.trim() === 'V', rows: count ?? null }));
    } finally {
        await session.close();
    }
}

async function sqliteTables(connection: ConnectionInput, directory: string): Promise<readonly CatalogTable[]> {
    const [{ openSqlite }, { quoteName }] = await Promise.all([import('../connections/sqlite.ts'), import('../connections/duckdb.ts')]);
    const database = await openSqlite(connection, directory, { readOnly: true });
    try {
        const found = database.prepare(`select name, type, wr from pragma_table_list where schema = 'main' and type in ('table', 'view', 'virtual') and name not like 'sqlite\\_%' escape '\\'`).all();
        return found.map(({ name, type, wr: withoutRowId }) => {
            const table = String(name);
            // The largest row id is found at once, however large the table; rows that were deleted count too.
            const rows = type === 'table' && withoutRowId === 0 ? database.prepare(`select coalesce(max(rowid), 0) as rows from main.${quoteName(table)}`).get()?.['rows'] : undefined;
            return tableOf({ schema: 'main', table, is_view: type === 'view', rows: typeof rows === 'number' ? rows : null });
        });
    } finally {
        database.close();
    }
}

async function duckdbTables(connection: ConnectionInput, directory: string, signal: AbortSignal): Promise<readonly CatalogTable[]> {
    const { openDuckDB } = await import('../connections/duckdb.ts');
    const file = connectionFile(connection, directory);
    if (file !== ':memory:' && !existsSync(file)) throw new ActivityError(`${file}, the file of the connection ${connection.connection}, does not exist: correct "file", or run first what makes it.`);
    const { connection: session, close } = await openDuckDB(file, { signal, patience: PATIENCE, log: () => undefined });
    try {
        const tables = await session.runAndReadAll(`
            select schema_name, table_name, false, estimated_size from duckdb_tables() where database_name = current_database() and not internal
            union all select schema_name, view_name, true, null from duckdb_views() where database_name = current_database() and not internal`);
        return tables.getRows().map(([schema, table, isView, rows]) => tableOf({ schema: String(schema), table: String(table), is_view: isView === true, rows: rows === null || rows === undefined ? null : Number(rows) }));
    } finally {
        close();
    }
}

interface Row {
    readonly schema: string;
    readonly table: string;
    readonly is_view: boolean | number;
    /** A text where a number would lose digits. */
    readonly rows: number | string | null;
}

function tableOf({ schema, table, is_view: isView, rows }: Row): CatalogTable {
    return { schema, table, kind: isView ? 'view' : 'table', ...(rows !== null && { rows: Math.round(Number(rows)) }) };
}

function compare(left: string, right: string): number {
    return left < right ? -1 : left > right ? 1 : 0;
}
