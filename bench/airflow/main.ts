/**
 * When a distributed engine pays: tasks that do nothing, on this machine and on an Airflow with two workers (four places in all) on the same machine.
 * `TASKS=1000`; Airflow is stopped after `SECONDS=180`, and what it had done by then is told.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { JournalEvent } from '../../protocol/journal.ts';
import { setUpAirflow } from '../../scripts/setup-airflow.ts';
import { printTable } from '../statistics.ts';

const TASKS = Number(process.env['TASKS'] ?? 1000);
const SECONDS = Number(process.env['SECONDS'] ?? 180);
const PLINE = resolve('dist/cli.js');

process.env['PLINE_AIRFLOW'] = await setUpAirflow();
// It reads the variable when it is loaded.
const { startCluster } = await import('../../test/airflow/cluster.ts');

interface Measured {
    readonly tasks: number;
    /** From the first start of a task to the last end. */
    readonly seconds: number;
    readonly whole: boolean;
}

/** Runs the line, for so many seconds at most. */
async function measure(folder: string, args: readonly string[], variables: Readonly<Record<string, string>>): Promise<Measured> {
    const child = spawn(process.execPath, [PLINE, 'run', 'nothing.pline', '--json', ...args], { cwd: folder, env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'inherit'] });
    const [starts, ends]: [number[], number[]] = [[], []];
    let limit: NodeJS.Timeout | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
        const event = JSON.parse(line) as JournalEvent;
        if (event.type === 'task-started') {
            limit ??= setTimeout(() => child.kill('SIGTERM'), SECONDS * 1000);
            starts.push(Date.parse(event.time));
        }
        if (event.type === 'task-ended' && event.status === 'succeeded') ends.push(Date.parse(event.ended));
    }
    clearTimeout(limit);
    return { tasks: ends.length, seconds: (Math.max(...ends) - Math.min(...starts)) / 1000, whole: ends.length === TASKS };
}

const folder = await mkdtemp(join(tmpdir(), 'pline-bench-airflow-'));
try {
    await writeFile(join(folder, 'nothing.pline'), `line nothing {\n${Array.from({ length: TASKS }, (_, number) => `  task t${number} uses shell { command: "true" }`).join('\n')}\n}\n`);
    const local = await measure(folder, ['--jobs', '4'], {});
    const cluster = await startCluster();
    let remote: Measured;
    try {
        remote = await measure(folder, ['--on', 'airflow'], { ...cluster.variables, PLINE_AIRFLOW_COMMAND: `${process.execPath} ${PLINE}` });
    } finally {
        await cluster.stop();
    }
    console.log(`${TASKS.toLocaleString('en-US')} tasks that do nothing, four at once\n`);
    printTable(['', 'tasks done', 'seconds', 'ms a task', ''], ([['pline run', local], ['pline run --on airflow', remote]] as const).map(([name, { tasks, seconds, whole }]) =>
        [name, tasks, seconds, (seconds * 1000) / tasks, whole ? '' : `stopped after ${SECONDS} s`]));
} finally {
    await rm(folder, { recursive: true, force: true });
}
