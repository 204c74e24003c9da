import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../activities/testing.ts';
import { openDuckDB, quoteLiteral, quoteName } from './duckdb.ts';

/** @returns another process that holds the file */
async function holdFile(file: string): Promise<ChildProcess> {
    const program = `
        import { DuckDBInstance } from '@duckdb/node-api';
        globalThis.held = await DuckDBInstance.create(${JSON.stringify(file)});
        console.log('held');
        setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    return holder;
}

test('a file that another program holds is waited for', async () => {
    const file = join(temporaryFolder(), 'lake.duckdb');
    const holder = await holdFile(file);
    const lines: string[] = [];
    const database = await openDuckDB(file, {
        signal: new AbortController().signal,
        log: (line) => {
            lines.push(line);
            holder.kill('SIGKILL');
        },
    });
    expect((await database.connection.runAndReadAll('select 1')).getRows()).toEqual([[1]]);
    database.close();
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${file} is open in .+ \\(process ${holder.pid}\\): waiting until it is closed there\\.$`))]);
});

test('when patience runs out, the message says who holds the file', async () => {
    const file = join(temporaryFolder(), 'lake.duckdb');
    const holder = await holdFile(file);
    const opening = openDuckDB(file, { signal: new AbortController().signal, log: () => undefined, patience: 0 });
    await expect(opening).rejects.toThrow(new RegExp(`lake\\.duckdb is open in .+ \\(process ${holder.pid}\\), and one program at a time may write a DuckDB file: close it there`));
});

test('a cancel ends the waiting', async () => {
    const file = join(temporaryFolder(), 'lake.duckdb');
    await holdFile(file);
    const cancel = new AbortController();
    await expect(openDuckDB(file, { signal: cancel.signal, log: () => cancel.abort() })).rejects.toThrow(/abort/);
});

test('a folder that is not there is told', async () => {
    const opening = openDuckDB(join(temporaryFolder(), 'no/lake.duckdb'), { signal: new AbortController().signal, log: () => undefined });
    await expect(opening).rejects.toThrow(/no\/lake\.duckdb cannot be created, for its folder does not exist/);
});

test('nothing is installed from the network', async () => {
    const database = await openDuckDB(':memory:', { signal: new AbortController().signal, log: () => undefined });
    expect((await database.connection.runAndReadAll(`select current_setting('autoinstall_known_extensions')`)).getRows()).toEqual([[false]]);
    database.close();
});

test('names and texts are quoted, whatever is in them', () => {
    expect(quoteName('a"b')).toBe('"a""b"');
    expect(quoteLiteral("it's")).toBe("'it''s'");
});
