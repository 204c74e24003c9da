import { fileURLToPath } from 'node:url';
import type { ResolvedLine } from '../../language/model/types.ts';
import type { JournalEvent, RunStatus } from '../../protocol/journal.ts';
import { otherLines, runLine, type ExternalLine, type ResumeOptions, type RunOptions, type RunResult } from '../../runner/index.ts';
import type { Watchdog } from '../../runner/process/watchdog.ts';
import { Exit, type ExitCode } from '../exit.ts';
import type { SittingOptions } from '../commands/sitting-options.ts';
import { chooseLine } from '../source/line.ts';
import { loadDocument, type Source } from '../source/load.ts';
import { Interrupts } from './interrupts.ts';
import { RunProcesses } from './processes.ts';
import type { Reporter } from './reporter.ts';
import { jsonReporter, liveReporter, plainReporter } from './reporters.ts';

const EXIT = {
    succeeded: Exit.ok, failed: Exit.failed, cancelled: Exit.cancelled, interrupted: Exit.failed, running: Exit.failed,
} as const satisfies Record<RunStatus, ExitCode>;

/** What was begun before the language was loaded. */
export interface Started {
    readonly watchdog: Watchdog;
}

/**
 * Does a run, or goes on with one, and tells how it goes.
 * @param go starts it, with the options that the command line and the terminal give
 * @param reporter tells it; as the options and the terminal want it where it is absent
 */
export async function perform(source: Source, line: ResolvedLine, options: SittingOptions & Started, go: (shared: RunOptions & ResumeOptions, say: (notice: string) => void) => Promise<RunResult>, reporter = reporterFor(options)): Promise<ExitCode> {
    const processes = new RunProcesses();
    const others = new Set<RunProcesses>();
    const interrupts = new Interrupts({ say: (notice) => reporter.say(notice), kill: () => [processes, ...others].forEach((each) => void each.kill()) });
    const onEvent = (event: JournalEvent): void => {
        processes.event(event);
        reporter.event(event);
    };
    const shared: RunOptions = {
        ...sharedOptions(options), signal: interrupts.signal, watchdog: options.watchdog,
        runOther: otherLines((external) => loadLine(source, external), () => {
            const other = new RunProcesses();
            others.add(other);
            return (event) => other.event(event);
        }),
        onWait: (run) => reporter.say(`Run ${run} of the line goes on: waiting for its end. Ctrl-C gives up.`),
    };
    try {
        const { view } = await go({
            ...shared, onEvent,
            onHistory: (events) => reporter.history(events),
            // A program that reads events gets those of the line it asked for alone.
            runExternal: externalRuns(source, { ...shared, onEvent: options.json ? (event) => processes.event(event) : onEvent }, reporter),
        }, (notice) => reporter.say(notice));
        await reporter.end(view, line);
        return EXIT[view.status];
    } finally {
        reporter.close();
        interrupts.dispose();
    }
}

/** How the lines of other tasks are run first: each once, as a run of its own, in the same environment where it knows that one. */
function externalRuns(source: Source, options: RunOptions, reporter: Reporter): (external: ExternalLine) => Promise<RunResult> {
    const runs = new Map<string, Promise<RunResult>>();
    const runOnce = (external: ExternalLine): Promise<RunResult> => {
        const key = `${external.uri}#${external.line}`;
        const begun = runs.get(key) ?? runExternal(external);
        runs.set(key, begun);
        return begun;
    };
    const runExternal = async (external: ExternalLine): Promise<RunResult> => {
        const line = await loadLine(source, external);
        const environment = options.environment !== undefined && line.environments.includes(options.environment) ? options.environment : undefined;
        const result = await runLine(line, { ...options, pools: {}, environment, runExternal: runOnce });
        await reporter.end(result.view, line);
        return result;
    };
    return runOnce;
}

async function loadLine({ program }: Source, { line, uri }: ExternalLine): Promise<ResolvedLine> {
    return chooseLine({ program, document: await loadDocument(program, fileURLToPath(uri)) }, line);
}

/** What the command line says, as the runner takes it. */
export function sharedOptions({ environment, jobs, external, grace, onFailure, pool, ifRunning }: SittingOptions): RunOptions {
    return {
        environment, jobs, onFailure, ifRunning, pools: pool, graceMilliseconds: grace,
        external: external === 'success' || external === 'failure' ? { assume: external } : external,
    };
}

function reporterFor({ json }: SittingOptions): Reporter {
    if (json) return jsonReporter();
    return process.stdout.isTTY && process.env['TERM'] !== 'dumb' ? liveReporter() : plainReporter();
}
