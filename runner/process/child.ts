import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { processStarted } from './identity.ts';
import type { LogFile } from './log-file.ts';
import type { Masker } from './mask.ts';
import { startFailure } from './start-failure.ts';

export interface ChildOptions {
    readonly file: string;
    readonly args: readonly string[];
    /** Working directory, absolute. */
    readonly directory: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Gets standard output and standard error: directly, or through the masker where that has anything to mask. */
    readonly log: LogFile;
    readonly masker: Masker;
    /** For standard input, which is then closed; without it there is none. */
    readonly input?: string;
    /** With a channel for messages, as Node's own children have. */
    readonly messages?: boolean;
}

export type ChildEnd = { readonly exitCode: number } | { readonly signal: string };
/** Who started it was killed, and cannot tell. */
export interface Lost {
    readonly lost: true;
}

export interface Child<End = ChildEnd | Lost> {
    readonly pid: number;
    /** See `processStarted`. */
    readonly started: string | undefined;
    /** Resolves when the process has ended, what it wrote is in the log, and its messages have come. Never rejects. */
    readonly ended: Promise<End>;
}

/** A child of this process. */
export interface LocalChild extends Child<ChildEnd> {
    readonly process: ChildProcess;
}

/** How long a background process that outlives the child, and holds its output open, may hold up the end. */
const DRAIN_MILLISECONDS = 1000;

/** Starts a process at the head of a process group of its own. @throws RunError where it cannot be started: why, and what to do */
export async function startChild(options: ChildOptions): Promise<LocalChild> {
    const child = spawnChild(options);
    if (child.pid === undefined) {
        const [error] = await once(child, 'error');
        throw startFailure(error, options);
    }
    const { input, log, masker } = options;
    if (input !== undefined) {
        // A child that does not read its input to the end is no failure of its own.
        child.stdin!.on('error', () => undefined).end(input);
    }
    const outputs = [child.stdout, child.stderr].filter((stream): stream is Readable => stream !== null);
    for (const output of outputs) output.pipe(masker.stream()).on('data', (bytes: Buffer) => log.write(bytes));
    return { process: child, pid: child.pid, started: processStarted(child.pid), ended: childEnd(child, outputs) };
}

function spawnChild(options: ChildOptions): ChildProcess {
    const { file, args, directory, environment, input, messages } = options;
    if (!options.masker.empty) options.log.create();
    const output = options.masker.empty ? options.log.descriptor : 'pipe';
    const settings: SpawnOptions = {
        cwd: directory, env: environment, detached: process.platform !== 'win32', windowsHide: true,
        stdio: [input === undefined ? 'ignore' : 'pipe', output, output, ...(messages ? ['ipc' as const] : [])],
    };
    try {
        return spawn(file, args, settings);
    } catch (error) {
        throw startFailure(error, options);
    }
}

function childEnd(child: ChildProcess, outputs: readonly Readable[]): Promise<ChildEnd> {
    const drains: Promise<unknown>[] = outputs.map((output) => new Promise((resolve) => { output.once('close', resolve); }));
    if (child.connected) drains.push(new Promise((resolve) => { child.once('disconnect', resolve); }));
    return new Promise((resolve) => {
        child.once('exit', (code, signal) => {
            const end: ChildEnd = signal === null ? { exitCode: code ?? 0 } : { signal };
            if (drains.length === 0) resolve(end);
            else void drained(drains, outputs).then(() => resolve(end));
        });
    });
}

async function drained(drains: readonly Promise<unknown>[], outputs: readonly Readable[]): Promise<void> {
    const patience = new AbortController();
    const timeUp = delay(DRAIN_MILLISECONDS, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([Promise.all(drains), timeUp]);
    patience.abort();
    // What still holds the output open must not keep the runner alive.
    for (const output of outputs) if ('unref' in output && typeof output.unref === 'function') output.unref();
}
