/** Lines on a whole Airflow: scheduler, Celery and two workers over Redis and PostgreSQL, started by `pline run --on airflow`. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CLI, gone, isAlive, start, type Ended } from '../../cli/testing/pline.ts';
import { Project } from '../../examples/testing/project.ts';
import { freePort } from '../../scripts/server.ts';
import type { JournalEvent, TaskStatus } from '../../protocol/journal.ts';
import { readRun, runFolder } from '../../runner/index.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { AIRFLOW } from './installation.ts';

/** Airflow takes its time, and on a busy machine more of it. */
const PATIENCE = 400_000;

let airflow: Cluster;

async function folder(files: Readonly<Record<string, string>> = {}): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'pline-on-airflow-'));
    onTestFinished(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
    for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
    return path;
}

const variables = (): Record<string, string> => ({ ...airflow.variables, PLINE_AIRFLOW_COMMAND: `${process.execPath} ${CLI}` });

function events({ stdout }: Pick<Ended, 'stdout'>): JournalEvent[] {
    return stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as JournalEvent);
}

/** How the run of a process ended, from its journal. */
async function statuses(project: string, ended: Ended): Promise<{ readonly status: string; readonly handled: readonly string[]; readonly tasks: Record<string, TaskStatus>; readonly id: string }> {
    const begun = events(ended).find(({ type }) => type === 'run-started') as Extract<JournalEvent, { type: 'run-started' }> | undefined;
    if (begun === undefined) throw new Error(`No run began: ${ended.stderr}`);
    const { view } = await readRun(runFolder(project, begun.run));
    return { id: begun.run, status: view.status, handled: view.handled, tasks: Object.fromEntries(Object.entries(view.tasks).map(([name, { status }]) => [name, status])) };
}

/** Asks Airflow on which workers the tasks of a run were. */
async function workersOf(dag: string, run: string): Promise<Set<string>> {
    const { access_token: token } = await (await fetch(`${airflow.url}/auth/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: airflow.variables['PLINE_AIRFLOW_USER'], password: airflow.variables['PLINE_AIRFLOW_PASSWORD'] }) })).json() as { access_token: string };
    const answer = await fetch(`${airflow.url}/api/v2/dags/${dag}/dagRuns/pline__${run}/taskInstances`, { headers: { authorization: `Bearer ${token}` } });
    const { task_instances: tasks } = await answer.json() as { task_instances: { hostname: string }[] };
    return new Set(tasks.map(({ hostname }) => hostname).filter((name) => name !== ''));
}

async function texts(path: string): Promise<Record<string, string>> {
    const names = (await readdir(path)).filter((name) => /\.(?:csv|md)$/.test(name)).sort();
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), 'utf8')])));
}

async function files(path: string, count: number): Promise<string[]> {
    for (;;) {
        const names = await readdir(path);
        if (names.length >= count) return names;
        await delay(100);
    }
}

describe.skipIf(AIRFLOW === undefined)('a line on a running Airflow', () => {
    beforeAll(async () => {
        airflow = await startCluster();
    }, PATIENCE);
    afterAll(() => airflow?.stop(), 60_000);

    it('comes to what it comes to here, with its tasks on both workers', async () => {
        const copies = [await Project.copyOf('flights'), await Project.copyOf('flights')] as const;
        onTestFinished(async () => void await Promise.all(copies.map((copy) => copy.delete())));
        const [here, there] = [copies[0].folder, copies[1].folder];
        const local = await start(here, ['run', 'flights.pline', 'nightly', '--external', 'run', '--json']).ended;
        expect(local.code).toBe(0);
        for (const [file, line] of [['reference.pline', 'reference'], ['flights.pline', 'nightly']] as const) {
            const remote = await start(there, ['run', file, line, '--on', 'airflow', '--json'], variables()).ended;
            expect(remote.code, remote.stderr).toBe(0);
            if (line === 'reference') continue;
            const { id, ...found } = await statuses(there, remote);
            const { id: _, ...expected } = await statuses(here, local);
            expect(found).toEqual(expected);
            expect(await workersOf('flights.nightly', id)).toEqual(new Set(['one', 'two']));
        }
        expect(await texts(join(there, 'results'))).toEqual(await texts(join(here, 'results')));
    }, PATIENCE);

    it('goes on through a lost connection, which is no result', async () => {
        const project = await folder({ 'held.pline': 'line held { task a uses shell { command: "until [ -e go ]; do sleep 0.1; done; echo let go" } }' });
        const proxy = await startProxy(Number(new URL(airflow.url).port));
        onTestFinished(() => proxy.close());
        const run = start(project, ['run', 'held.pline', '--on', 'airflow', '--json'], { ...variables(), PLINE_AIRFLOW_URL: `http://127.0.0.1:${proxy.port}` });
        await run.writes(/"task-started"/);
        proxy.cut();
        await run.writes(/cannot be reached/);
        await writeFile(join(project, 'go'), '');
        proxy.mend();
        const ended = await run.ended;
        expect(ended.code).toBe(0);
        expect(ended.stderr).toContain('Airflow answers again.');
        const { id, tasks } = await statuses(project, ended);
        expect(tasks).toEqual({ a: 'succeeded' });
        expect(await readFile(join(runFolder(project, id), 'logs/a.1.log'), 'utf8')).toBe('let go\n');
    }, PATIENCE);

    it('is cancelled there', async () => {
        const project = await folder({ 'endless.pline': 'line endless { task a uses shell { command: "echo $$ > pid; sleep 1000 & wait" } task b uses shell { after a command: "true" } }' });
        const run = start(project, ['run', 'endless.pline', '--on', 'airflow', '--json'], variables());
        await run.writes(/"task-started"/);
        for (;;) {
            if ((await readFile(join(project, 'pid'), 'utf8').catch(() => '')).trim() !== '') break;
            await delay(50);
        }
        const pid = Number(await readFile(join(project, 'pid'), 'utf8'));
        expect(isAlive(pid)).toBe(true);
        expect(await start(project, ['cancel']).ended).toMatchObject({ code: 0 });
        const ended = await run.ended;
        expect(ended.code).toBe(130);
        expect(await statuses(project, ended)).toMatchObject({ status: 'cancelled', tasks: { a: 'cancelled', b: 'cancelled' } });
        await gone(pid);
    }, PATIENCE);

    it('is told what failed, and why', async () => {
        const project = await folder({ 'wrong.pline': 'line wrong { task a uses shell { retries: 1 command: "echo oh dear; exit 3" } task b uses shell { after a command: "true" } }' });
        const ended = await start(project, ['run', 'wrong.pline', '--on', 'airflow', '--json'], variables()).ended;
        expect(ended.code).toBe(1);
        const { id, tasks } = await statuses(project, ended);
        expect(tasks).toEqual({ a: 'failed', b: 'skipped' });
        const { view } = await readRun(runFolder(project, id));
        expect(view.tasks['a']).toMatchObject({ attempt: 2, error: { message: expect.stringContaining('3') as string } });
        expect(await readFile(join(runFolder(project, id), 'logs/a.1.log'), 'utf8')).toContain('oh dear');
    }, PATIENCE);

    // The last, for it leaves one worker.
    it('ends right though a worker is killed in the middle', async () => {
        const names = ['a', 'b', 'c', 'd'];
        const command = 'echo $$ > seen/$PLINE_TEST_WORKER.$PLINE_TASK; until [ -e go ]; do sleep 0.1; done';
        const project = await folder({ 'wide.pline': `line wide {\n${names.map((name) => `task ${name} uses shell { retries: 3 command: "${command}" }`).join('\n')}\n task last uses shell { after ${names.join(', ')} command: "true" }\n}` });
        await mkdir(join(project, 'seen'));
        const run = start(project, ['run', 'wide.pline', '--on', 'airflow', '--json'], variables());
        const seen = await files(join(project, 'seen'), 4);
        const victims = seen.filter((name) => name.startsWith('one.'));
        expect(victims).toHaveLength(2);
        const orphans = await Promise.all(victims.map(async (name) => Number(await readFile(join(project, 'seen', name), 'utf8'))));
        airflow.workers[0]!.kill();
        await Promise.all(orphans.map(gone));
        await writeFile(join(project, 'go'), '');
        const ended = await run.ended;
        expect(ended.code).toBe(0);
        const { id, tasks } = await statuses(project, ended);
        expect(tasks).toEqual({ a: 'succeeded', b: 'succeeded', c: 'succeeded', d: 'succeeded', last: 'succeeded' });
        const { view } = await readRun(runFolder(project, id));
        for (const name of victims) expect(view.tasks[name.split('.')[1]!]!.attempt).toBeGreaterThan(1);
    }, PATIENCE);
});

interface Proxy {
    readonly port: number;
    /** Ends every connection and takes no new one. */
    cut(): void;
    mend(): void;
    close(): Promise<void>;
}

/** Stands between the run and Airflow. */
async function startProxy(target: number): Promise<Proxy> {
    const port = await freePort();
    const sockets = new Set<Socket>();
    let open = true;
    const server: Server = createServer((socket) => {
        socket.on('error', () => {});
        if (!open) {
            socket.destroy();
            return;
        }
        const other = connect(target, '127.0.0.1');
        other.on('error', () => socket.destroy());
        other.on('close', () => socket.destroy());
        socket.on('close', () => other.destroy());
        sockets.add(socket);
        socket.pipe(other).pipe(socket);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return {
        port,
        cut() {
            open = false;
            for (const socket of sockets) socket.destroy();
            sockets.clear();
        },
        mend() { open = true; },
        close: () => new Promise((resolve) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => resolve());
        }),
    };
}
