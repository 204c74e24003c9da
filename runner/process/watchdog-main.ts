/**
 * The watchdog of a runner. It starts commands for it, because a child costs the more the bigger the
 * process is that starts it; and when its standard input closes without a `bye`, the runner was killed: then it ends all that the run started.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { endProcesses } from './end.ts';
import { processStarted } from './identity.ts';
import type { FromWatchdog, ToWatchdog } from './watchdog-messages.ts';

type Start = Extract<ToWatchdog, { type: 'start' }>;

const leaders = new Set<number>();
const untold: string[] = [];
let run: Extract<ToWatchdog, { type: 'begin' }> | undefined;

// It must outlive what ends the runner, and the runner's end of the pipe.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdout.on('error', () => undefined);

createInterface({ input: process.stdin })
    .on('line', (line) => hear(JSON.parse(line) as ToWatchdog))
    .on('close', () => void endAll());
tell({ type: 'ready' });

function hear(message: ToWatchdog): void {
    switch (message.type) {
        case 'begin':
            run = message;
            return undefined;
        case 'start': return start(message);
        case 'watch':
            for (const pid of message.started) leaders.add(pid);
            for (const pid of message.ended) leaders.delete(pid);
            return undefined;
        case 'bye': return process.exit(0);
    }
}

function start({ id, file, args, directory, environment, log }: Start): void {
    let output: number | undefined;
    try {
        output = openLog(log);
        const child = spawn(file, args, { cwd: directory, env: { ...run?.environment, ...environment }, detached: true, stdio: ['ignore', output, output] });
        child.once('error', (error) => fail(id, error));
        const { pid } = child;
        if (pid === undefined) return;
        leaders.add(pid);
        child.once('exit', (exitCode, signal) => {
            leaders.delete(pid);
            tell({ type: 'ended', id, exitCode, signal });
        });
        tell({ type: 'started', id, pid, started: processStarted(pid) });
    } catch (error) {
        fail(id, error);
    } finally {
        if (output !== undefined) closeSync(output);
    }
}

function openLog(path: string): number {
    try {
        return openSync(path, 'a');
    } catch (error) {
        throw new Error(`Cannot write the log ${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
}

function fail(id: number, error: unknown): void {
    const { message, code } = error instanceof Error ? error as NodeJS.ErrnoException : { message: String(error), code: undefined };
    tell({ type: 'failed', id, message, ...(code !== undefined && { code }) });
}

async function endAll(): Promise<void> {
    if (run !== undefined) await endProcesses({ leaders: [...leaders], mark: run.mark }, run.grace);
    process.exit(0);
}

/** In groups: each write wakes the runner. */
function tell(message: FromWatchdog): void {
    if (untold.length === 0) setImmediate(tellAll);
    untold.push(`${JSON.stringify(message)}\n`);
}

function tellAll(): void {
    process.stdout.write(untold.join(''));
    untold.length = 0;
}
