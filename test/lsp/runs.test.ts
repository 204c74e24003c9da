import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
    cancelRun, followLog, listRuns, logChanged, readRun, runChanged, startRun, watchLine,
    type CancelRunResult, type ListRunsResult, type LogChanged, type ReadRunResult, type RunChanged, type StartRunParams, type StartRunResult,
} from '../../protocol/lsp.ts';
import { Client } from './client.ts';

let folder: string;
let client: Client;
let uri: string;
beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pline-runs-'));
    uri = pathToFileURL(join(folder, 'work.pline')).href;
    client = await Client.start(folder);
});
afterEach(async () => {
    await client.stop();
    await rm(folder, { recursive: true, maxRetries: 5 });
});

/** A task of this waits until something is written to the pipe. */
const GATED = 'line a {\n  param word: string\n  task gate uses shell {\n    command: "cat gate"\n  }\n  task after_it uses shell {\n    after gate\n    command: "echo <<word>>"\n  }\n}\n';

async function write(text: string): Promise<void> {
    await writeFile(join(folder, 'work.pline'), text);
    execFileSync('mkfifo', [join(folder, 'gate')]);
    await client.open(uri, text);
}

const start = (more: Partial<StartRunParams> = {}): Promise<StartRunResult> => client.connection.sendRequest(startRun, { uri, line: 'a', ...more });
const changed = (of: Client, fits: (run: NonNullable<RunChanged['run']>) => boolean): Promise<RunChanged> =>
    of.notification<RunChanged>(runChanged, ({ run }) => run !== undefined && fits(run));

test('starts a run and follows it to its end', async () => {
    await write(GATED);
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    expect(await client.notification<RunChanged>(runChanged, () => true)).toEqual({ uri, line: 'a' });
    const started = await start({ params: { word: 'hello' } });
    expect(started).toEqual({ ok: true, run: expect.any(String) });
    const running = await changed(client, ({ tasks }) => tasks['gate']?.status === 'running');
    expect(running).toMatchObject({ uri, line: 'a', run: { status: 'running', tasks: { after_it: { status: 'waiting' } } } });
    await writeFile(join(folder, 'gate'), 'go');
    expect(await changed(client, ({ status }) => status !== 'running')).toMatchObject({ run: { status: 'succeeded', tasks: { gate: { status: 'succeeded' }, after_it: { status: 'succeeded' } } } });
});

test('says why a run cannot start', async () => {
    await write(GATED);
    expect(await start()).toEqual({ ok: false, message: expect.stringContaining('word') });
    expect(await start({ line: 'b', params: { word: 'x' } })).toEqual({ ok: false, message: expect.stringContaining('"b"') });
    expect(await start({ uri: 'untitled:Untitled-1' })).toEqual({ ok: false, message: expect.stringContaining('Save the file') });
});

test('runs single tasks', async () => {
    await write(GATED);
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    await start({ tasks: ['after_it'], params: { word: 'x' } });
    const ended = await changed(client, ({ status }) => status !== 'running');
    expect(ended.run).toMatchObject({ status: 'succeeded' });
    expect(Object.keys(ended.run!.tasks)).toEqual(['after_it']);
});

test('cancels the newest run', async () => {
    await write(GATED);
    const cancel = (): Promise<CancelRunResult> => client.connection.sendRequest(cancelRun, { uri, line: 'a' });
    expect(await cancel()).toEqual({ ok: false, message: 'No run of line a is going on.' });
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    await start({ params: { word: 'x' } });
    await changed(client, ({ tasks }) => tasks['gate']?.status === 'running');
    expect(await cancel()).toEqual({ ok: true });
    expect(await changed(client, ({ status }) => status !== 'running')).toMatchObject({ run: { status: 'cancelled' } });
});

test('a run outlives the server, and the next one finds it', async () => {
    await write(GATED);
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    const started = await start({ params: { word: 'x' } });
    await changed(client, ({ tasks }) => tasks['gate']?.status === 'running');
    const gone = new Promise((resolve) => client.child.once('exit', resolve));
    client.child.kill('SIGKILL');
    await gone;
    client.connection.dispose();
    client = await Client.start(folder);
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    await changed(client, ({ status }) => status === 'running');
    await writeFile(join(folder, 'gate'), 'go');
    const ended = await changed(client, ({ status }) => status !== 'running');
    expect(ended.run).toMatchObject({ status: 'succeeded', ...(started.ok && { id: started.run }) });
});

test('a log is followed as it is written, and from its beginning for who comes late', async () => {
    await write(GATED.replace('cat gate', 'echo first; cat gate'));
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    const started = await start({ params: { word: 'x' } });
    const source = { run: started.ok ? started.run : '', task: 'gate', attempt: 1 };
    await client.connection.sendRequest(followLog, { uri, line: 'a', source });
    const log = (): string => client.notifications<LogChanged>(logChanged).reduce((text, change) => change.reset ? change.text : text + change.text, '');
    await client.notification(logChanged, () => log() === 'first\n');
    await writeFile(join(folder, 'gate'), 'second ✓\n');
    await client.notification(logChanged, () => log() === 'first\nsecond ✓\n');
    await changed(client, ({ status }) => status !== 'running');
    await client.connection.sendRequest(followLog, { uri, line: 'a', source: { ...source, task: 'after_it' } });
    await client.notification<LogChanged>(logChanged, (change) => change.source.task === 'after_it' && change.reset && change.text === 'x\n');
    await client.connection.sendRequest(followLog, { uri, line: 'a', source: { ...source, task: '../../../secret' } });
    await client.connection.sendRequest(followLog, { uri, line: 'a' });
});

test('lists the runs of a line, and tells how each went', async () => {
    await write(GATED);
    expect(await client.connection.sendRequest(listRuns, { uri, line: 'a' })).toEqual([]);
    await client.connection.sendRequest(watchLine, { uri, line: 'a' });
    const started = await start({ tasks: ['after_it'], params: { word: 'x' } });
    await changed(client, ({ status }) => status !== 'running');
    const run = started.ok ? started.run : '';
    expect(await client.connection.sendRequest<ListRunsResult>(listRuns, { uri, line: 'a' })).toMatchObject([{ id: run, line: 'a', status: 'succeeded' }]);
    expect(await client.connection.sendRequest<ListRunsResult>(listRuns, { uri, line: 'b' })).toEqual([]);
    expect(await client.connection.sendRequest<ReadRunResult>(readRun, { uri, line: 'a', run })).toMatchObject({ id: run, tasks: { after_it: { status: 'succeeded' } } });
    expect(await client.connection.sendRequest<ReadRunResult>(readRun, { uri, line: 'a', run: '..' })).toBeNull();
});
