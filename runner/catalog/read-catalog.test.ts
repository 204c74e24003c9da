import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'langium';
import { expect, test } from 'vitest';
import { resolveConnection } from '../../language/model/resolve-connection.ts';
import { Program } from '../../language/program.ts';
import { qualifiedName, type CatalogTable } from '../../protocol/catalog.ts';
import { createSqlite, duckdbRows, mysqlConnection, mysqlDatabase, postgresConnection, postgresSchema, temporaryFolder } from '../activities/testing.ts';
import { readCatalog } from './read-catalog.ts';

/** Reads the catalog of the connection `c` of a file in the folder. */
async function catalog(folder: string, text: string, environment?: string): Promise<readonly CatalogTable[]> {
    const program = await Program.create();
    const document = await program.load(URI.parse(pathToFileURL(join(folder, 'a.pline')).href), text);
    return readCatalog(resolveConnection('c', document, program.services)!, { environment });
}

function connectionText(connector: string, properties: object): string {
    return `connection c: ${connector} {\n${Object.entries(properties).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}\n`).join('')}}\n`;
}

test('PostgreSQL: tables, partitioned ones as one, and views, with the rows that it believes to have', async () => {
    const schema = await postgresSchema(`
        create table big as select i from generate_series(1, 1000) as i; analyze big;
        create table "Odd ""name.x" (i int); create view seen as select * from big;
        create table parts (i int) partition by range (i); create table part1 partition of parts for values from (0) to (10)`);
    const tables = (await catalog(temporaryFolder(), connectionText('postgres', postgresConnection().properties))).filter((table) => table.schema === schema);
    expect(tables).toEqual([
        { schema, table: 'Odd "name.x', kind: 'table' },
        { schema, table: 'big', kind: 'table', rows: 1000 },
        { schema, table: 'parts', kind: 'table' },
        { schema, table: 'seen', kind: 'view' },
    ]);
    expect(qualifiedName(tables[0]!)).toBe(`${schema}."Odd ""name.x"`);
});

test('MySQL', async () => {
    const database = await mysqlDatabase('create table orders (i int); insert into orders values (1), (2); create view seen as select * from orders');
    const tables = await catalog(temporaryFolder(), connectionText('mysql', mysqlConnection({ database }).properties));
    expect(tables.filter(({ schema }) => schema === database)).toEqual([
        { schema: database, table: 'orders', kind: 'table', rows: expect.any(Number) }, { schema: database, table: 'seen', kind: 'view' },
    ]);
});

test('SQLite and DuckDB, whose files lie beside the line\'s', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), 'create table orders (i); insert into orders values (1), (2); create table pairs (a primary key, b) without rowid; create view seen as select 1');
    expect(await catalog(folder, connectionText('sqlite', { file: 'shop.sqlite' }))).toEqual([
        { schema: 'main', table: 'orders', kind: 'table', rows: 2 }, { schema: 'main', table: 'pairs', kind: 'table' }, { schema: 'main', table: 'seen', kind: 'view' },
    ]);
    await duckdbRows(join(folder, 'lake.duckdb'), 'create schema raw; create table raw.orders as select * from range(3); create view seen as select 1');
    expect(await catalog(folder, connectionText('duckdb', { file: 'lake.duckdb' }))).toEqual([
        { schema: 'main', table: 'seen', kind: 'view' }, { schema: 'raw', table: 'orders', kind: 'table', rows: 3 },
    ]);
});

test('properties come from the environment that is chosen and from .env, and secrets show nowhere', async () => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'prod.sqlite'), 'create table t (i)');
    writeFileSync(join(folder, '.env'), 'FOLDER_NAME=.\nPASSWORD_OF_CATALOG=hush-hush\n');
    const text = 'environments dev, prod\nconfig file { dev: "dev.sqlite" prod: "prod.sqlite" }\nconfig folder: env("FOLDER_NAME")\nconnection c: sqlite {\n  file: "<<folder>>/<<file>>"\n}\n';
    expect(await catalog(folder, text, 'prod')).toHaveLength(1);
    await expect(catalog(folder, text)).rejects.toThrow(/dev\.sqlite, the file of the connection c, does not exist/);
    await expect(catalog(folder, text, 'test')).rejects.toThrow('There is no environment test. Choose one of: dev, prod.');
    const secret = 'connection c: sqlite {\n  file: secret("PASSWORD_OF_CATALOG")\n}\n';
    const error: unknown = await catalog(folder, secret).catch((reason: unknown) => reason);
    expect(String(error)).toMatch(/does not exist/);
    expect(String(error)).not.toContain('hush-hush');
});

test.each<[string, string, RegExp]>([
    ['a server that is not there', connectionText('postgres', { host: '127.0.0.1', port: 1, database: 'x', user: 'y' }), /^Cannot connect to c \(postgres x at 127\.0\.0\.1:1 as y\): .*Does the server run/],
    ['a kind that has no tables', connectionText('databricks', { host: 'https://x', token: 'y' }), /is of kind databricks, which cannot be used here yet: use postgres or mysql or sqlserver or sqlite or duckdb/],
    ['a variable that is not set', 'connection c: sqlite {\n  file: env("NOT_SET_ANYWHERE")\n}\n', /NOT_SET_ANYWHERE is not set/],
])('what fails says why: %s', async (_, text, message) => {
    await expect(catalog(temporaryFolder(), text)).rejects.toThrow(message);
});
