import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Inputs } from './activity.ts';
import { duckdbRows, inMySql, mysqlConnection, mysqlDatabase, recordingContext, runActivity, temporaryFolder } from './testing.ts';

/** Each: the column, a value, the DuckDB type, the value there. */
const TYPES: readonly [string, string, string, string][] = [
    ['tinyint', '-128', 'TINYINT', '-128'],
    ['tinyint unsigned', '255', 'UTINYINT', '255'],
    ['boolean', 'true', 'BOOLEAN', 'true'],
    ['boolean', '2', 'TINYINT', '2'],
    ['smallint unsigned', '65535', 'USMALLINT', '65535'],
    ['mediumint', '-8388608', 'INTEGER', '-8388608'],
    ['int(8) zerofill', '42', 'UINTEGER', '42'],
    ['bigint', '-9223372036854775808', 'BIGINT', '-9223372036854775808'],
    ['bigint unsigned', '18446744073709551615', 'UBIGINT', '18446744073709551615'],
    ['decimal(38,9)', '-12345678901234567890123456789.123456789', 'DECIMAL(38,9)', '-12345678901234567890123456789.123456789'],
    ['decimal(9,2) unsigned', '1234567.89', 'DECIMAL(9,2)', '1234567.89'],
    ['decimal(65,0)', `1${'0'.repeat(64)}`, 'VARCHAR', `1${'0'.repeat(64)}`],
    ['float', '16777215', 'FLOAT', '16777215'],
    ['double', '0.1', 'DOUBLE', '0.1'],
    ['bit(1)', `b'1'`, 'BOOLEAN', 'true'],
    ['bit(64)', `b'${'1'.repeat(64)}'`, 'UBIGINT', '18446744073709551615'],
    ['date', `'9999-12-31'`, 'DATE', '9999-12-31'],
    ['time(6)', `'23:59:59.000001'`, 'TIME', '23:59:59.000001'],
    ['time', `'-838:59:59'`, 'VARCHAR', '-838:59:59'],
    ['datetime(6)', `'2024-02-29 23:59:59.123456'`, 'TIMESTAMP', '2024-02-29 23:59:59.123456'],
    ['timestamp', `'2024-06-30 22:00:00'`, 'TIMESTAMP WITH TIME ZONE', '2024-06-30 22:00:00'],
    ['year', '2024', 'SMALLINT', '2024'],
    ['varchar(20)', `'é''"😀'`, 'VARCHAR', `é'"😀`],
    ['varchar(20) character set latin1', `'é'`, 'VARCHAR', 'é'],
    ['longtext', `'a\\nb'`, 'VARCHAR', 'a\nb'],
    ['json', `'{"a": [1, null]}'`, 'VARCHAR', '{"a": [1, null]}'],
    [`enum('x', 'y')`, `'y'`, 'VARCHAR', 'y'],
    ['uuid', `'5b3c1b1e-0000-4000-8000-000000000001'`, 'VARCHAR', '5b3c1b1e-0000-4000-8000-000000000001'],
    ['binary(3)', `x'00ff27'`, 'BLOB', String.raw`\x00\xFF\x27`],
    ['blob', `x'00ff27'`, 'BLOB', String.raw`\x00\xFF\x27`],
];

test('MySQL\'s types are kept', async () => {
    const folder = temporaryFolder();
    const database = await mysqlDatabase(`
        set time_zone = '+00:00';
        create table t (${TYPES.map(([type], index) => `c${index} ${type} null`).join(', ')});
        insert into t values (${TYPES.map(([, value]) => value).join(', ')});
        insert into t values (${TYPES.map(() => 'null').join(', ')})`);
    await runActivity('ingest.database', { connection: mysqlConnection({ database }), table: 't', target: 'lake.duckdb' }, recordingContext(folder));
    const lake = join(folder, 'lake.duckdb');
    expect((await duckdbRows(lake, 'describe t')).map(([, type]) => type)).toEqual(TYPES.map(([, , type]) => type));
    const [values, nulls] = await duckdbRows(lake, `set timezone = 'UTC'; from t`);
    expect(values?.map((value) => value?.replace(/\+00$/, ''))).toEqual(TYPES.map(([, , , value]) => value));
    expect(nulls).toEqual(TYPES.map(() => null));
});

test('a float keeps all that it holds, also from a query', async () => {
    const folder = temporaryFolder();
    const database = await mysqlDatabase('create table t (f float); insert into t values (16777215), (0.1)');
    await runActivity('ingest.database', { connection: mysqlConnection({ database }), query: 'select f as `a b` from t order by f', name: 't', target: 'lake.duckdb' }, recordingContext(folder));
    expect(await duckdbRows(join(folder, 'lake.duckdb'), `select "a b" = 0.1::float, "a b" = 16777215 from t order by 1`)).toEqual([['false', 'true'], ['true', 'false']]);
});

test.each<[string, Inputs, RegExp]>([
    ['a server that is not there', { connection: mysqlConnection({ host: '127.0.0.1', port: 1, password: 'hidden' }), table: 't' }, /^Cannot connect to erp \(mysql test at 127\.0\.0\.1:1 as \w+\): connect ECONNREFUSED(?!.*hidden).*Does the server run/],
    ['a database that is not there', { connection: mysqlConnection({ database: 'nope' }), table: 't' }, /Unknown database 'nope'\. Check "database"/],
    ['a user that may not enter', { connection: mysqlConnection({ user: 'nobody', password: 'hidden' }), table: 't' }, /Check "user" and "password"/],
    ['a table that is not there', { connection: mysqlConnection(), table: 'nope' }, /erp \(mysql test at \S+ as \w+\) has no table nope that this user may see\. It has: /],
    ['a query that is none', { connection: mysqlConnection(), query: 'selekt 1', name: 't' }, /^Reading the query from erp .* failed: You have an error in your SQL syntax/],
])('%s is told', async (_, inputs, message) => {
    await expect(runActivity('ingest.database', { target: 'lake.duckdb', ...inputs }, recordingContext(temporaryFolder()))).rejects.toThrow(message);
});

test('a cancel ends the query in the server', async () => {
    const cancel = new AbortController();
    const database = await mysqlDatabase('create table t (id integer); insert into t values (1)');
    const reading = runActivity('ingest.database', { connection: mysqlConnection({ database }), query: 'select sleep(600) as s from t', name: 't', target: 'lake.duckdb' }, recordingContext(temporaryFolder(), cancel.signal));
    const ended = reading.then(() => 'succeeded', String);
    await untilRunning(database);
    cancel.abort();
    expect(await ended).toMatch(/Connection lost|closed|killed/);
    await untilIdle(database);
});

/** Answers when the server runs a statement in the database; the server itself waits. */
const untilRunning = (database: string): Promise<void> => serverWaits(`(select count(*) from information_schema.processlist where db = '${database}' and info like '%sleep(600)%') = 0`);
const untilIdle = (database: string): Promise<void> => serverWaits(`(select count(*) from information_schema.processlist where db = '${database}') > 0`);

function serverWaits(condition: string): Promise<void> {
    return inMySql(`begin not atomic while ${condition} do do sleep(0.02); end while; end`);
}
