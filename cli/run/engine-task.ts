/** `pline task` as another engine calls it: the engine knows the run, shows the log, and wants the outputs. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunView } from '../../protocol/run-view.ts';
import { runLine, type EngineRun } from '../../runner/index.ts';
import type { TaskCommandOptions } from '../commands/task.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { chooseLine } from '../source/line.ts';
import { loadSource } from '../source/load.ts';
import { refuseErrors } from '../source/refuse.ts';
import { print, printError } from '../terminal/write.ts';
import { LogStream } from './log-stream.ts';
import { perform, type Started } from './perform.ts';
import { PlainLines } from './plain.ts';
import type { Reporter } from './reporter.ts';

/** Runs one task; its log goes to standard output, and no history is kept here. */
export async function engineTask(file: string, lineName: string, task: string, options: TaskCommandOptions & Started): Promise<ExitCode> {
    const gone = new AbortController();
    const within = options.within === undefined ? undefined : await readEngineRun(options.within, gone);
    const source = await loadSource(file);
    if (refuseErrors(source.problems)) return Exit.failed;
    const line = chooseLine(source, lineName);
    const temporary = await mkdtemp(join(tmpdir(), 'pline-task-'));
    const folder = join(temporary, 'run');
    try {
        return await perform(source, line, options, async (shared) => {
            const result = await runLine(line, { ...shared, params: options.param, tasks: [task], ifRunning: 'ignore', within, folder, signal: shared.signal ? AbortSignal.any([shared.signal, gone.signal]) : gone.signal });
            if (options.result !== undefined) await writeResult(options.result, result.view, task);
            return result;
        }, engineReporter(folder));
    } finally {
        process.stdin.destroy();
        await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
    }
}

/** The task's log as it is, and what the runner says of it between. */
function engineReporter(folder: string): Reporter {
    const lines = new PlainLines();
    let log: LogStream | undefined;
    return {
        history: () => {},
        event(event) {
            if (event.type === 'task-started') log = new LogStream(join(folder, 'logs', `${event.task}.${event.attempt}.log`), (bytes) => process.stdout.write(bytes));
            const line = event.type === 'task-progress' ? lines.line(event) : undefined;
            if (line !== undefined) print(line);
        },
        say: printError,
        async end({ tasks }) {
            await log?.end();
            for (const { status, error, reason } of Object.values(tasks)) {
                if (status !== 'succeeded') printError([status, error?.message ?? reason].filter((part) => part !== undefined).join(': '));
            }
        },
        close: () => {},
    };
}

/**
 * @param path of a file, or `-`: a line on standard input
 * @param gone is aborted when standard input ends, for then the engine's own process has ended
 * @throws {UsageError} for what is no run
 */
async function readEngineRun(path: string, gone: AbortController): Promise<EngineRun> {
    const problem = (what: string): UsageError => new UsageError(`${path} ${what}. --within takes a file with JSON such as {"id": "run-7", "started": "2026-01-31T02:00:00.000Z", "outputs": {"orders": {"rows": 7}}}.`);
    let run: unknown;
    try {
        run = JSON.parse(path === '-' ? await firstLine(process.stdin, gone) : await readFile(path, 'utf8'));
    } catch (error) {
        throw problem(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
    }
    if (isEngineRun(run)) return run;
    throw problem('does not describe a run');
}

function firstLine(stream: NodeJS.ReadStream, gone: AbortController): Promise<string> {
    return new Promise((resolve, reject) => {
        let text = '';
        stream.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
            if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
        });
        stream.once('error', reject);
        stream.once('end', () => {
            resolve(text);
            gone.abort();
        });
    });
}

function isEngineRun(value: unknown): value is EngineRun {
    return isObject(value) && typeof value['id'] === 'string' && typeof value['started'] === 'string' && isObject(value['outputs'])
        && Object.values(value['outputs']).every((outputs) => isObject(outputs) && Object.values(outputs).every((output) => output === null || ['string', 'number', 'boolean'].includes(typeof output)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function writeResult(path: string, { tasks }: RunView, name: string): Promise<void> {
    const { status, outputs = {}, error } = tasks[name]!;
    try {
        await writeFile(path, `${JSON.stringify({ status, outputs, ...(error && { error: error.message }) })}\n`);
    } catch (error_) {
        throw new UsageError(`${path} cannot be written: ${error_ instanceof Error ? error_.message : String(error_)}`, { cause: error_ });
    }
}
