import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { JournalEvent } from '../../protocol/journal.ts';
import type { StartRunParams, StartRunResult } from '../../protocol/lsp.ts';

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
    const child = spawn(process.execPath, [PROGRAM, ...argumentsOf(file, params)], {
        cwd: dirname(file),
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        // In VS Code this program is Electron.
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        windowsHide: true,
    });
    const failure = new Promise<string>((resolve) => child.once('error', (error) => resolve(`pline run could not be started: ${error.message}`)));
    const complaint = text(child.stderr).catch(() => '');
    const run = await Promise.race([startedRun(child), failure.then(() => undefined)]);
    if (run !== undefined) {
        letGo(child);
        return { ok: true, run };
    }
    const message = child.pid === undefined ? await failure : (await complaint).trim();
    return { ok: false, message: message || 'pline run ended before the run began, and said nothing.' };
}

function argumentsOf(file: string, { line, tasks = [], from = [], rerunFailed = false, environment, jobs, external, params = {} }: StartRunParams): string[] {
    return [
        'run', file, line, '--json',
        ...tasks.flatMap((task) => ['--only', task]),
        ...from.flatMap((task) => ['--from', task]),
        ...(rerunFailed ? ['--rerun-failed'] : []),
        ...(environment === undefined ? [] : ['--environment', environment]),
        ...(jobs === undefined ? [] : ['--jobs', String(jobs)]),
        ...(external === undefined ? [] : ['--external', external]),
        ...Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
    ];
}

/** Reads events until the one that names the run; undefined where the process ends before. */
async function startedRun(child: Child): Promise<string | undefined> {
    for await (const line of createInterface({ input: child.stdout })) {
        const event = parseEvent(line);
        if (event?.type === 'run-started') return event.run;
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
