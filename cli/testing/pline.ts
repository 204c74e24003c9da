/** Runs the built command line as a person would: as a process, in a folder of its own. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ended {
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
}

export interface Started {
    readonly child: ChildProcessByStdio<Writable | null, Readable, Readable>;
    readonly ended: Promise<Ended>;
    /** Waits until it has written that to standard output or standard error. */
    writes(pattern: RegExp): Promise<void>;
}

/** Starts `pline`; it is killed with the test. */
export function start(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}, stdin: 'ignore' | 'pipe' = 'ignore'): Started {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, env: environmentWith(environment), stdio: [stdin, 'pipe', 'pipe'] }) as Started['child'];
    onTestFinished(() => void child.kill('SIGKILL'));
    const written = { stdout: '', stderr: '' };
    const watchers = new Set<() => void>();
    for (const name of ['stdout', 'stderr'] as const) {
        child[name].setEncoding('utf8').on('data', (text: string) => {
            written[name] += text;
            for (const watcher of watchers) watcher();
        });
    }
    const ended = new Promise<Ended>((resolve) => child.once('close', (code, signal) => resolve({ code, signal, ...written })));
    const writes = (pattern: RegExp): Promise<void> => new Promise((resolve, reject) => {
        const look = (): void => {
            if (pattern.test(written.stdout) || pattern.test(written.stderr)) resolve();
        };
        watchers.add(look);
        look();
        void ended.then((end) => reject(new Error(`${pattern} was never written, but:\n${end.stdout}${end.stderr}`)));
    });
    return { child, ended, writes };
}

export function pline(folder: string, ...args: readonly string[]): Promise<Ended> {
    return start(folder, args).ended;
}

/** @returns a new folder that holds the files; it goes with the test */
export async function project(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'pline-cli-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
    }
    return folder;
}

/** The environment of the tests, but for what would decide on colours. */
export function environmentWith(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, CI: _ci, NODE_OPTIONS: _options, ...environment } = process.env;
    return { ...environment, ...more };
}

/** Waits until a process, by its id, is gone. */
export async function gone(pid: number): Promise<void> {
    while (isAlive(pid)) await delay(20);
}

export function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}
