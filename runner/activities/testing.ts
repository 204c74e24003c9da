/** What the tests of the activities share: real folders and databases, and a context that records. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance } from '@duckdb/node-api';
import { createConnection as createMySql } from 'mysql2/promise';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import type { Outputs } from '../../protocol/journal.ts';
import type { ActivityContext, ConnectionInput, Inputs } from './activity.ts';
import { activityCode } from './index.ts';

export interface Progress { readonly message: string; readonly done?: number; readonly total?: number }

export interface RecordingContext extends ActivityContext {
    readonly lines: string[];
    readonly steps: Progress[];
    readonly locks: string[];
}

/** @returns a folder that is gone when the test is over */
export function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'pline-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

export function recordingContext(directory: string, signal: AbortSignal = new AbortController().signal): RecordingContext {
    const lines: string[] = [];
    const steps: Progress[] = [];
    const locks: string[] = [];
    return {
        signal, directory, environment: {}, lines, steps, locks,
        log: (line) => void lines.push(line),
        progress: (message, done, total) => void steps.push({ message, done, total }),
        lock: (resource) => Promise.resolve(void locks.push(resource)).then(() => () => undefined),
    };
}

/** Runs an activity's code as the runner would, in this process. */
export async function runActivity(name: string, inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const code = activityCode(name);
    if (!code || code.kind === 'command' || code.kind === 'line') throw new Error(`${name} is no activity that runs here`);
    return code.run(inputs, context);
}

export function duckdbConnection(file: string): ConnectionInput {
    return { connection: 'lake', connector: 'duckdb', properties: { file } };
}

export function sqliteConnection(file: string): ConnectionInput {
    return { connection: 'shop', connector: 'sqlite', properties: { file } };
}

export function postgresConnection(changes: ConnectionInput['properties'] = {}): ConnectionInput {
    return { connection: 'crm', connector: 'postgres', properties: { ...postgresServer(), ...changes } };
}

export function mysqlConnection(changes: ConnectionInput['properties'] = {}): ConnectionInput {
    return { connection: 'erp', connector: 'mysql', properties: { ...mysqlServer(), ...changes } };
}

/** Makes a SQLite file. */
export function createSqlite(file: string, sql: string): void {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
}

/** @returns what a query on a DuckDB file gives, each value as the text that DuckDB shows; all of a Parquet file where `file` is one */
export async function duckdbRows(file: string, sql: string): Promise<readonly (readonly (string | null)[])[]> {
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    try {
        return (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((value) => (value === null ? null : String(value))));
    } finally {
        connection.closeSync();
        instance.closeSync();
    }
}

/** Makes a PostgreSQL schema of this test's own, gone when the test is over, and runs SQL with it as the search path. */
export async function postgresSchema(sql: string): Promise<string> {
    const schema = `pline_${crypto.randomUUID().replaceAll('-', '')}`;
    await inPostgres(`create schema ${schema}; set search_path to ${schema}; ${sql}`);
    onTestFinished(() => inPostgres(`drop schema ${schema} cascade`));
    return schema;
}

/** Makes a MySQL database of this test's own, gone when the test is over, and runs SQL in it. */
export async function mysqlDatabase(sql: string): Promise<string> {
    const database = `pline_${crypto.randomUUID().replaceAll('-', '')}`;
    await inMySql(`create database ${database}; use ${database}; ${sql}`);
    onTestFinished(() => inMySql(`drop database ${database}`));
    return database;
}

/** Runs SQL, several statements perhaps, on the MySQL server. */
export async function inMySql(sql: string): Promise<void> {
    const client = await createMySql({ ...mysqlServer(), multipleStatements: true });
    await client.query(sql).finally(() => client.end());
}

/** @param database another one than the tests' own */
export async function inPostgres(sql: string, database?: string): Promise<void> {
    const client = new Client({ ...postgresServer(), ...(database !== undefined && { database }) });
    await client.connect();
    await client.query(sql).finally(() => client.end());
}

function mysqlServer(): { host: string; port: number; user: string; password: string; database: string } {
    const { MYSQL_HOST = '127.0.0.1', MYSQL_TCP_PORT = '3306', MYSQL_USER = 'root', MYSQL_PWD = '', MYSQL_DATABASE = 'test' } = process.env;
    return { host: MYSQL_HOST, port: Number(MYSQL_TCP_PORT), user: MYSQL_USER, password: MYSQL_PWD, database: MYSQL_DATABASE };
}

function postgresServer(): { host: string; port: number; user: string; database: string } {
    const { PGHOST = '127.0.0.1', PGPORT = '5432', PGUSER = 'postgres', PGDATABASE = 'test' } = process.env;
    return { host: PGHOST, port: Number(PGPORT), user: PGUSER, database: PGDATABASE };
}
