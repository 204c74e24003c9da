import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { FromWorker } from '../worker/messages.ts';
import type { ConnectionInput, Inputs } from './activity.ts';
import { createSqlite, duckdbRows, postgresConnection, sqliteConnection, temporaryFolder } from './testing.ts';

const PROGRAM = fileURLToPath(new URL('../worker/main.ts', import.meta.url));

/** Ingests in a process of its own, as a run does. @returns the most memory that it had, in MB */
async function peak(inputs: Inputs, directory: string): Promise<number> {
    const told = join(directory, 'peak.txt');
    const atExit = join(directory, 'at-exit.mjs');
    writeFileSync(atExit, `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`);
    const child = fork(PROGRAM, { execArgv: ['--import', pathToFileURL(atExit).href] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let end: FromWorker | undefined;
    child.on('message', (message: FromWorker) => {
        if (message.type === 'lock') child.send({ type: 'locked', resource: message.resource });
        if (message.type === 'failed' || message.type === 'succeeded') end = message;
    });
    child.send({ type: 'start', builtin: 'ingest.database', inputs, directory, environment: {} });
    await once(child, 'exit');
    expect(end?.type === 'failed' ? end.message : end?.type).toBe('succeeded');
    return Number(readFileSync(told, 'utf8')) / 1024;
}

const ROWS = 600_000;
/** Rows of a kilobyte each, by each of the ways that rows are read. */
const QUERIES: readonly [string, ConnectionInput, string][] = [
    ['sqlite', sqliteConnection('shop.sqlite'), `with recursive s(i) as (select 1 union all select i + 1 from s where i < ${ROWS}) select i, printf('%01000d', i) as text from s`],
    ['postgres', postgresConnection(), `select i, lpad(i::text, 1000, '0') as text from generate_series(1, ${ROWS}) as s(i)`],
];

test.each(QUERIES)('%s: what is read takes more room than there ever was in memory', async (_, connection, query) => {
    const folder = temporaryFolder();
    createSqlite(join(folder, 'shop.sqlite'), '');
    expect(await peak({ connection, query, target: 'out', name: 't' }, folder)).toBeLessThan(ROWS / 1000);
    expect(await duckdbRows(':memory:', `select count(*), count(distinct text), sum(i) from '${join(folder, 'out/main/t.parquet')}'`)).toEqual([['600000', '600000', '180000300000']]);
}, 240_000);
