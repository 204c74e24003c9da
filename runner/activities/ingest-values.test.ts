import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConnectionInput } from './activity.ts';
import { createSqlite, duckdbRows, mysqlConnection, mysqlDatabase, postgresConnection, postgresSchema, recordingContext, runActivity, sqliteConnection, temporaryFolder } from './testing.ts';

interface Source {
    /** The type of texts of any length. */
    readonly type: string;
    /** @returns SQL for a text, given as the hexadecimal digits of its UTF-8 */
    text(hex: string): string;
    open(folder: string, sql: string): Promise<{ readonly connection: ConnectionInput; readonly table: string }>;
}

const SQLITE: Source = {
    type: 'text',
    text: (hex) => `cast(x'${hex}' as text)`,
    open(folder, sql) {
        createSqlite(join(folder, 'shop.sqlite'), sql);
        return Promise.resolve({ connection: sqliteConnection('shop.sqlite'), table: 't' });
    },
};
const POSTGRES: Source = {
    type: 'text',
    text: (hex) => String.raw`convert_from('\x${hex}', 'UTF8')`,
    open: async (_, sql) => ({ connection: postgresConnection(), table: `${await postgresSchema(sql)}.t` }),
};
const MYSQL: Source = {
    type: 'longtext character set utf8mb4',
    text: (hex) => `convert(x'${hex}' using utf8mb4)`,
    open: async (_, sql) => ({ connection: mysqlConnection({ database: await mysqlDatabase(sql) }), table: 't' }),
};
const SOURCES: readonly [string, Source][] = [['sqlite', SQLITE], ['postgres', POSTGRES], ['mysql', MYSQL]];

/** Ingests a table `t`. @returns what a piece of SQL selects of it */
async function ingested({ open }: Source, sql: string, columns: string): Promise<readonly (readonly (string | null)[])[]> {
    const folder = temporaryFolder();
    await runActivity('ingest.database', { ...await open(folder, sql), target: 'lake.duckdb', name: 't' }, recordingContext(folder));
    return duckdbRows(join(folder, 'lake.duckdb'), `select ${columns} from t order by n`);
}

const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

/** What has a meaning in CSV, in a bulk copy, or at the start of a file. */
const awkward = fc.constantFrom('', '"', '""', ',', '\n', '\r\n', '\r', String.raw`\N`, String.raw`\.`, '\\', '\t', 'NULL', ' ', '\ufeff', 'é', '😀', '\u{10ffff}');
const text = fc.oneof(awkward, fc.array(fc.oneof(awkward, fc.string({ unit: 'binary' }).filter((part) => !part.includes('\0'))), { maxLength: 4 }).map((parts) => parts.join('')));

test.each(SOURCES)('%s: whatever texts there are, they come as they are', async (_, source) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.option(text), { minLength: 1, maxLength: 30 }), async (texts) => {
        const values = texts.map((value, index) => `(${index}, ${value === null ? 'null' : source.text(hex(value))})`).join(', ');
        expect(await ingested(source, `create table t (n integer, v ${source.type}); insert into t values ${values}`, 'hex(v)')).toEqual(texts.map((value) => [value === null ? null : hex(value)]));
    }), { numRuns: 5 });
});

test.each(SOURCES)('%s: a column on its own keeps its empty texts and nulls', async (_, source) => {
    expect(await ingested(source, `create table t (n ${source.type}); insert into t values (null), (''), (''), (null), ('a')`, `coalesce(n, 'null')`)).toEqual([[''], [''], ['a'], ['null'], ['null']]);
});

test.each([['sqlite', SQLITE], ['mysql', MYSQL]])('%s: a text with a zero character comes as it is', async (_, source) => {
    expect(await ingested(source, `create table t (n integer, v ${source.type}); insert into t values (1, ${source.text('61006200')})`, 'hex(v)')).toEqual([['61006200']]);
});

test.each(SOURCES)('%s: a text longer than what is read at once comes whole, among short ones', async (_, source) => {
    const long = source === SQLITE ? `replace(hex(zeroblob(3000000)), '0', '"')` : `repeat('"', 6000000)`;
    expect(await ingested(source, `create table t (n integer, v ${source.type}); insert into t values (1, 'a'), (2, ${long}), (3, 'b')`, `length(v), replace(v, '"', '')`)).toEqual([['1', 'a'], ['6000000', ''], ['1', 'b']]);
});

const digits = (most: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: most });
const decimal = fc.record({ sign: fc.constantFrom('', '-'), whole: digits(18), fraction: digits(20) });

/** The type of decimals with 20 digits after the point, how many of these there are, and what DuckDB makes of it. */
const DECIMALS: readonly [string, Source, string, string][] = [
    ['postgres, as declared', POSTGRES, 'numeric(38,20)', 'DECIMAL(38,20)'],
    ['postgres, as the values are', POSTGRES, 'numeric', 'DECIMAL(38,'],
    ['mysql', MYSQL, 'decimal(38,20)', 'DECIMAL(38,20)'],
];

test.each(DECIMALS)('decimals keep every digit: %s', async (_, source, type, kept) => {
    await fc.assert(fc.asyncProperty(fc.array(decimal, { minLength: 1, maxLength: 30 }), async (decimals) => {
        const rows = decimals.map(({ sign, whole, fraction }, index) => `(${index}, ${sign}0${whole}.${fraction}0)`).join(', ');
        const found = await ingested(source, `create table t (n integer, v ${type}); insert into t values ${rows}`, 'typeof(v), v');
        const places = Number(/,(\d+)/.exec(found[0]?.[0] ?? '')?.[1]);
        expect(found[0]?.[0]).toContain(kept);
        expect(found.map(([, value]) => BigInt(value?.replace('.', '') ?? ''))).toEqual(decimals.map(({ sign, whole, fraction }) => BigInt(`${sign}0${whole}${fraction.padEnd(places, '0').slice(0, places)}`)));
    }), { numRuns: 5 });
});

test('a PostgreSQL value that no decimal holds makes the column text', async () => {
    expect(await ingested(POSTGRES, `create table t (n integer, a numeric(30,2), b numeric, c numeric); insert into t values (1, 'NaN', 'Infinity', 1e30), (2, 1.5, -2.5, 1e-30)`, 'a, b, c')).toEqual([['NaN', 'Infinity', `1${'0'.repeat(30)}`], ['1.50', '-2.5', `0.${'0'.repeat(29)}1`]]);
});

/** Each: a value, and what it is as text in the end. */
const SPECIAL: readonly [string, string][] = [
    [`timetz '24:00:00+05:30'`, '24:00:00+05:30'],
    [`array['a"b', null, 'c,d', 'NULL']`, String.raw`{"a\"b",NULL,"c,d","NULL"}`],
    [`timestamp '0001-02-03 04:05:06 BC'`, '0001-02-03 (BC) 04:05:06'],
    [`timestamptz '-infinity'`, '-infinity'],
    [`date 'infinity'`, 'infinity'],
    [`row(1, 'x"y')::text`, '(1,"x""y")'],
    [`B'101'`, '101'],
    [`int4range(1, 5)`, '[1,5)'],
];

test('what PostgreSQL writes in a way of its own comes as it is', async () => {
    const create = `create table t as select 1 as n, ${SPECIAL.map(([value], index) => `${value} as c${index}`).join(', ')}`;
    expect(await ingested(POSTGRES, create, SPECIAL.map((_, index) => `c${index}::varchar`).join(', '))).toEqual([SPECIAL.map(([, text]) => text)]);
});
