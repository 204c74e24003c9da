import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ResumeRunParams, ResumeRunResult } from '../../protocol/history.ts';
import type { JournalEvent } from '../../protocol/journal.ts';
import type { StartRunParams, StartRunResult } from '../../protocol/lsp.ts';
import { projectFolderOf } from '../project-folder.ts';

type RunBegins = Extract<JournalEvent, { readonly type: 'run-started' | 'run-resumed' }>;
type Child = ChildProcessByStdio<null, Readable, Readable>;

/** The `pline` program: beside the bundle, or in `dist/` when this runs from its sources. */
const PROGRAM = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/cli.js' : './cli.js', import.meta.url));

/**
 * Starts a run in a process of its own, which outlives this one.
 * @returns the run's id as soon as its journal has begun; what `pline run` said where it could not begin
 */
export async function startRun(params: StartRunParams): Promise<StartRunResult> {
    if (!params.uri.startsWith('file:')) return { ok: false, message: 'Save the file first: only a line in a file on disk can run.' };
    const file = fileURLToPath(params.uri);
    const begun = await begin(dirname(file), argumentsOf(file, params), params.on?.variables);
    return typeof begun === 'string' ? { ok: false, message: begun } : { ok: true, run: begun.run };
}

/**
 * Goes on with a run in a process of its own.
 * @returns when it went on, as soon as its journal says so; what `pline resume` said where it could not
 */
export async function resumeRun({ uri, run, params = {}, jobs }: ResumeRunParams): Promise<ResumeRunResult> {
    const folder = projectFolderOf(uri);
    if (folder === undefined) return { ok: false, message: `No run is kept beside ${uri}.` };
    const begun = await begin(folder, ['resume', run, '--json', ...(jobs === undefined ? [] : ['--jobs', String(jobs)]), ...paramArguments(params)]);
    return typeof begun === 'string' ? { ok: false, message: begun } : { ok: true, time: begun.time };
}

/** @returns the event by which the run begins, or why it does not */
async function begin(folder: string, programArguments: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<RunBegins | string> {
    const child = spawn(process.execPath, [PROGRAM, ...programArguments], {
        cwd: folder,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        // In VS Code this program is Electron.
        env: { ...process.env, ...variables, ELECTRON_RUN_AS_NODE: '1' },
        windowsHide: true,
    });
    const failure = new Promise<string>((resolve) => child.once('error', (error) => resolve(`pline ${programArguments[0]} could not be started: ${error.message}`)));
    const complaint = text(child.stderr).catch(() => '');
    const begun = await Promise.race([firstEvent(child), failure.then(() => undefined)]);
    if (begun !== undefined) {
        letGo(child);
        return begun;
    }
    const message = child.pid === undefined ? await failure : (await complaint).trim();
    return message || `pline ${programArguments[0]} ended before the run began, and said nothing.`;
}

function argumentsOf(file: string, { line, tasks = [], from = [], rerunFailed = false, environment, jobs, external, on, params = {} }: StartRunParams): string[] {
    return [
        'run', file, line, '--json',
        ...tasks.flatMap((task) => ['--only', task]),
        ...from.flatMap((task) => ['--from', task]),
        ...(rerunFailed ? ['--rerun-failed'] : []),
        ...(environment === undefined ? [] : ['--environment', environment]),
        ...(on === undefined ? [] : ['--on', on.engine]),
        ...(jobs === undefined ? [] : ['--jobs', String(jobs)]),
        ...(external === undefined ? [] : ['--external', external]),
        ...paramArguments(params),
    ];
}

function paramArguments(params: Readonly<Record<string, string>>): string[] {
    return Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
}

/** Reads events until the one by which the run begins or goes on; undefined where the process ends before. */
async function firstEvent(child: Child): Promise<RunBegins | undefined> {
    for await (const line of createInterface({ input: child.stdout })) {
        const event = parseEvent(line);
        if (event?.type === 'run-started' || event?.type === 'run-resumed') return event;
    }
    return undefined;
}

function parseEvent(line: string): JournalEvent | undefined {
    try {
        return JSON.parse(line) as JournalEvent;
    } catch {
        return undefined;
    }
}

/** From here on the run goes its own way; its journal tells the rest. */
function letGo(child: Child): void {
    child.stdout.destroy();
    child.stderr.destroy();
    child.unref();
}
