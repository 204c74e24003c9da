/** Lines made for other engines, of the text as it is in the editor. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportLine, listEngines, type ExportEngine, type ExportLineParams, type ExportLineResult } from '../../protocol/export.ts';
import { Client } from './client.ts';

const LINE = `line nightly {
  task load uses databricks.notebook {
    notebook: "notebooks/load.py"
  }
  task alarm uses databricks.notebook {
    after other.first on failure
    after load on failure
    run if any
    notebook: "notebooks/alarm.py"
  }
}
line other {
  task first uses wait {
    time: 1s
  }
}
`;

let folder: string;
let client: Client;
let uri: string;
beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pline-export-'));
    client = await Client.start(folder);
    const file = join(folder, 'main.pline');
    await writeFile(file, 'line stale {}\n');
    uri = pathToFileURL(file).href;
    await client.open(uri, LINE);
});
afterAll(async () => {
    await client.stop();
    await rm(folder, { recursive: true });
});

const exported = (params: Partial<ExportLineParams> = {}): Promise<ExportLineResult> =>
    client.connection.sendRequest(exportLine, { uri, line: 'nightly', engine: 'databricks', folder: join(folder, 'bundle'), ...params });

test('the engines are told, with what they ask for', async () => {
    const engines: readonly ExportEngine[] = await client.connection.sendRequest(listEngines);
    expect(engines).toContainEqual({ name: 'databricks', title: 'Databricks', makes: expect.stringContaining('Bundle'), asksForExternal: true });
});

test('files name those of the project from where they are to lie', async () => {
    const result = await exported({ external: 'success' });
    if (!result.ok) throw new Error(result.message);
    expect(result.files.find(({ path }) => path === 'resources/nightly.job.yml')?.content).toContain('notebook_path: ../../notebooks/load.py');
    expect(result.files.filter(({ keep }) => keep).map(({ path }) => path)).toEqual(['databricks.yml']);
});

test('a refusal comes with its place, and without files', async () => {
    expect(await exported()).toEqual({ ok: true, files: [], notes: [{ kind: 'refusal', what: expect.stringContaining('other.first'), instead: expect.any(String), uri, row: 6 }] });
});

test('what cannot be exported is told', async () => {
    expect(await exported({ engine: 'cron' })).toEqual({ ok: false, message: expect.stringContaining('There is no engine cron') });
    expect(await exported({ line: 'stale' })).toEqual({ ok: false, message: expect.stringContaining('no line stale') });
    const broken = pathToFileURL(join(folder, 'broken.pline')).href;
    await client.open(broken, 'line nightly { task a uses nothing }\n');
    expect(await exported({ uri: broken })).toEqual({ ok: false, message: expect.stringContaining('has an error') });
});
