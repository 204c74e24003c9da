/** The program of a task's child process: runs one activity, or reads what a connection has, and tells the runner how it went. */
import { ActivityError } from '../activities/activity.ts';
import { activityCode } from '../activities/index.ts';
import { errorMessage } from '../activities/error-message.ts';
import { tablesOf } from '../catalog/tables.ts';
import { keepHeapSmall } from '../process/heap.ts';
import { Locks } from './locks.ts';
import type { FromWorker, ToWorker } from './messages.ts';

keepHeapSmall();

type Start = Extract<ToWorker, { type: 'start' }>;

const cancelled = new AbortController();
const locks = new Locks(send, cancelled.signal);

process.on('message', (message: ToWorker) => {
    if (message.type === 'start') void runTask(message);
    else if (message.type === 'catalog') void readCatalog(message);
    else if (message.type === 'locked') locks.granted(message.resource);
    else cancelled.abort();
});
process.on('SIGTERM', () => cancelled.abort());
// Without the runner nobody takes the result.
process.on('disconnect', () => process.exit(1));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

async function runTask({ builtin, inputs, directory, environment }: Start): Promise<void> {
    try {
        const activity = activityCode(builtin);
        if (activity?.kind !== 'worker') throw new ActivityError(`This version has no code for ${builtin} that runs in a process of its own.`);
        enter(directory);
        const outputs = await activity.run(inputs, {
            signal: cancelled.signal,
            directory,
            environment,
            log: (line) => send({ type: 'log', line }),
            progress: (message, done, total) => send({ type: 'progress', message, done, total }),
            lock: (resource) => locks.acquire(resource),
        });
        finish({ type: 'succeeded', outputs });
    } catch (error) {
        fail(error);
    }
}

async function readCatalog({ connection, directory }: Extract<ToWorker, { type: 'catalog' }>): Promise<void> {
    try {
        enter(directory);
        finish({ type: 'catalog', tables: await tablesOf(connection, directory, cancelled.signal) });
    } catch (error) {
        fail(error);
    }
}

/** SQL may name files too: their relative paths start in the task's directory as well. */
function enter(directory: string): void {
    try {
        process.chdir(directory);
    } catch {
        throw new ActivityError(`The working directory ${directory} cannot be entered: create it, or change "working_directory".`);
    }
}

function fail(error: unknown): void {
    finish({ type: 'failed', message: cancelled.signal.aborted ? 'The task was cancelled.' : errorMessage(error) });
}

/** Leaves when the last message is out: a driver's open handle must not keep the task running. */
function finish(message: FromWorker): void {
    if (process.connected) process.send?.(message, (error: Error | null) => process.exit(error ? 1 : 0));
}

function send(message: FromWorker): void {
    if (process.connected) process.send?.(message);
}
