/** The runs and lines of the whole workspace, as the Production Lines view asks for them. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol/node';
import {
    compareTwoRuns, deleteRuns, followHistory, linesChanged, pageOfRuns, pruneRuns, resumeRun, runDetails, runsChanged,
    type CompareRunsResult, type DeletedRuns, type PageOfRunsParams, type PageOfRunsResult, type ResumeRunResult, type RunDetailsResult, type RunEntry, type RunsChanged,
} from '../../protocol/history.ts';
import { cancelRun, startRun, type StartRunResult } from '../../protocol/lsp.ts';
import { filterChoices, lineTasks, workspaceLines, type LineTask, type TaskFilter, type WorkspaceLinesResult } from '../../protocol/workspace-lines.ts';
import { CLI } from '../../cli/testing/pline.ts';
import { Client } from './client.ts';

const SHOP = `group raw "Raw zone" { retries: 0 }
line shop "Shop" {
  task orders "Orders" uses shell in raw { command: "echo 3" }
  task check uses shell { after orders command: "test -e ready" }
  task report uses shell { after check command: "echo report" }
}
`;
const STOCK = 'environments dev, prod\nline stock {\n  task count uses shell { command: "cat gate" }\n}\n';

let folder: string;
let client: Client;
let shop: string;
let stock: string;
beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pline-history-'));
    await mkdir(join(folder, 'stock'));
    await writeFile(join(folder, 'shop.pline'), SHOP);
    await writeFile(join(folder, 'stock/stock.pline'), STOCK);
    execFileSync('mkfifo', [join(folder, 'stock/gate')]);
    shop = pathToFileURL(join(folder, 'shop.pline')).href;
    stock = pathToFileURL(join(folder, 'stock/stock.pline')).href;
    client = await Client.start(folder);
});
afterEach(async () => {
    await client.stop();
    await rm(folder, { recursive: true, maxRetries: 5 });
});

const ask = <T>(method: string, params: object = {}): Promise<T> => client.connection.sendRequest(method, params);
const page = (params: Partial<PageOfRunsParams> = {}): Promise<PageOfRunsResult> => ask(pageOfRuns, { count: 10, ...params });
const lines = (filter: TaskFilter = {}): Promise<WorkspaceLinesResult> => ask(workspaceLines, { filter });
const tasks = (uri: string, line: string, filter: TaskFilter = {}): Promise<LineTask[]> => ask(lineTasks, { uri, line, filter });
const changed = async (fits: (run: RunEntry) => boolean): Promise<RunEntry> => (await client.notification<RunsChanged>(runsChanged, ({ runs }) => runs.some(fits))).runs.find(fits)!;
const ended = (id: string, after = ''): Promise<RunEntry> => changed((run) => run.id === id && run.ended !== undefined && run.ended > after);

/** Runs the shop's line to its end. */
async function run(): Promise<string> {
    const started = await ask<StartRunResult>(startRun, { uri: shop, line: 'shop' });
    if (!started.ok) throw new Error(started.message);
    await ended(started.run);
    return started.run;
}

test('lists the lines of all files, and the tasks of a line, filtered', async () => {
    expect(await lines()).toEqual({ lines: [{ uri: shop, line: 'shop', title: 'Shop', tasks: 3 }, { uri: stock, line: 'stock', tasks: 1 }], allTasks: 4 });
    expect(await tasks(shop, 'shop')).toEqual([
        { name: 'orders', title: 'Orders', activity: 'shell', group: { name: 'raw', title: 'Raw zone' } }, { name: 'check', activity: 'shell' }, { name: 'report', activity: 'shell' },
    ]);
    expect(await lines({ groups: ['raw'] })).toEqual({ lines: [{ uri: shop, line: 'shop', title: 'Shop', tasks: 1 }], allTasks: 4 });
    expect((await tasks(shop, 'shop', { text: 'REP' })).map(({ name }) => name)).toEqual(['report']);
    expect(await ask(filterChoices)).toEqual({ activities: [{ name: 'shell', tasks: 4 }], groups: [{ name: 'raw', title: 'Raw zone', tasks: 1 }] });
    expect(await tasks(shop, 'gone')).toEqual([]);
});

test('tells once when a text changes what is listed', async () => {
    await ask(followHistory, { follow: true });
    await client.open(shop, SHOP);
    await client.change(shop, SHOP.replace('task report', 'task summary'));
    await client.notification(linesChanged, () => true);
    expect((await tasks(shop, 'shop')).at(-1)).toMatchObject({ name: 'summary' });
});

test('follows runs of every folder, whoever starts them, and tells how tasks ended last', async () => {
    await ask(followHistory, { follow: true });
    const first = await run();
    expect(await changed(({ id }) => id === first)).toMatchObject({ uri: shop, line: 'shop' });
    expect(await ended(first)).toMatchObject({ status: 'failed', tasks: 3 });
    expect((await tasks(shop, 'shop')).map(({ last }) => last?.status)).toEqual(['succeeded', 'failed', 'skipped']);
    expect((await lines({ statuses: ['never'] })).lines.map(({ line }) => line)).toEqual(['stock']);
    expect((await lines()).lines[0]).toMatchObject({ lastRun: { id: first, status: 'failed' } });
    // From a terminal, and only a part of the line: the others are as they were.
    await writeFile(join(folder, 'ready'), '');
    execFileSync(process.execPath, [CLI, 'run', 'shop.pline', '--only', 'check'], { cwd: folder });
    const second = await changed(({ id, status }) => id > first && status === 'succeeded');
    expect((await tasks(shop, 'shop')).map(({ last }) => [last?.run, last?.status])).toEqual([[first, 'succeeded'], [second.id, 'succeeded'], [first, 'skipped']]);
    // One that goes on.
    const third = await ask<StartRunResult>(startRun, { uri: stock, line: 'stock', environment: 'prod' });
    await changed(({ line, status, done }) => line === 'stock' && status === 'running' && done === 0);
    expect((await page()).runs.map(({ line, status }) => `${line} ${status}`)).toEqual(['stock running', 'shop succeeded', 'shop failed']);
    expect(await page({ count: 1 })).toMatchObject({ runs: [{ uri: stock, environment: 'prod' }], more: true, problems: [] });
    expect(await page({ count: 1, before: second.id })).toMatchObject({ runs: [{ id: first }], more: false });
    expect((await page({ filter: { line: 'shop', status: 'failed' } })).runs.map(({ id }) => id)).toEqual([first]);
    expect((await page({ filter: { environment: 'prod' } })).runs).toHaveLength(1);
    await ask(cancelRun, { uri: stock, line: 'stock', run: third.ok ? third.run : '' });
    expect(await ended(third.ok ? third.run : '')).toMatchObject({ status: 'cancelled' });
});

test('tells how long tasks usually take, how two runs differ, and goes on with a run', async () => {
    await ask(followHistory, { follow: true });
    const before = await run();
    const after = await run();
    const details = await ask<RunDetailsResult>(runDetails, { uri: shop, run: after });
    expect(details).toMatchObject({ run: { id: after, status: 'failed' }, usual: { orders: { runs: 1, milliseconds: expect.any(Number) as number } } });
    expect(Object.keys(details!.usual)).toEqual(['orders']);
    expect(await ask<RunDetailsResult>(runDetails, { uri: shop, run: '../stock' })).toBeNull();
    await writeFile(join(folder, 'ready'), '');
    const { ended: firstEnd } = (await page()).runs[1]!;
    const resumed = await ask<ResumeRunResult>(resumeRun, { uri: shop, run: before });
    expect(resumed).toEqual({ ok: true, time: expect.any(String) as string });
    expect(await ended(before, firstEnd)).toMatchObject({ status: 'succeeded', resumed: resumed.ok && resumed.time });
    expect(await ask<ResumeRunResult>(resumeRun, { uri: shop, run: before })).toEqual({ ok: false, message: expect.stringContaining('there is nothing to resume') as string });
    expect(await ask<CompareRunsResult>(compareTwoRuns, { before: { uri: shop, run: after }, after: { uri: shop, run: before } })).toMatchObject({
        before: { id: after, status: 'failed' }, after: { id: before, status: 'succeeded' },
        tasks: expect.arrayContaining([expect.objectContaining({ task: 'check', before: expect.objectContaining({ status: 'failed' }) as object, after: expect.objectContaining({ status: 'succeeded', attempts: 2 }) as object })]) as unknown[],
    });
});

test('deletes runs: on request, and after each run as the settings say', async () => {
    await ask(followHistory, { follow: true });
    const all = [await run(), await run(), await run()];
    const started = await ask<StartRunResult>(startRun, { uri: stock, line: 'stock' });
    const running = started.ok ? started.run : '';
    await changed(({ id, status }) => id === running && status === 'running');
    expect(await ask<DeletedRuns>(deleteRuns, { runs: [{ uri: shop, run: all[0] }, { uri: stock, run: running }] })).toEqual({ deleted: 1, problems: [expect.stringContaining(running)] });
    await client.notification<RunsChanged>(runsChanged, ({ gone }) => gone.includes(all[0]!));
    expect(await ask<DeletedRuns>(pruneRuns, { keep: 1 })).toEqual({ deleted: 1, problems: [] });
    expect((await page()).runs.map(({ id }) => id)).toEqual([running, all[2]]);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { pline: { runs: { keep: 1 } } } });
    const last = await run();
    await client.notification<RunsChanged>(runsChanged, ({ gone }) => gone.includes(all[2]!));
    expect((await page()).runs.map(({ id }) => id)).toEqual([last, running]);
    expect(existsSync(join(folder, 'stock/.pline/runs', running))).toBe(true);
    await ask(cancelRun, { uri: stock, line: 'stock' });
    await ended(running);
});
