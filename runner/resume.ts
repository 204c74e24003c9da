import { isDeepStrictEqual } from 'node:util';
import { rmSync } from 'node:fs';
import type { ResolvedLine, ResolvedTask } from '../language/model/types.ts';
import type { JournalEvent, RunEvent } from '../protocol/journal.ts';
import type { RunView, TaskView } from '../protocol/run-view.ts';
import { cancelRequest } from './cancel.ts';
import { conductRun, GRACE_MILLISECONDS } from './conduct.ts';
import { RunError } from './errors.ts';
import { RunFold, type RunStarted } from './journal/fold.ts';
import { journalPath, readJournal } from './journal/reader.ts';
import { currentView, runFolder } from './journal/runs.ts';
import { JournalWriter } from './journal/writer.ts';
import type { RunOptions, RunResult } from './options.ts';
import { planRun, type Plan } from './plan/plan.ts';
import { projectFolderOf } from './plan/project-folder.ts';
import { endProcesses } from './process/end.ts';
import { isAlive, processStarted } from './process/identity.ts';
import { MASK } from './process/mask.ts';
import { readLine, replaceLine } from './run-folder.ts';
import { runMark, watchdogMark } from './process/marks.ts';
import { takeTurn } from './turn.ts';

/** What a run keeps when it is resumed is not for the caller to say. */
export interface ResumeOptions extends Omit<RunOptions, 'id' | 'environment' | 'tasks' | 'from' | 'until' | 'outside'> {
    /** Gets the events that the journal holds, before any other comes. */
    readonly onHistory?: (events: readonly JournalEvent[]) => void;
}

/**
 * Goes on with a run that was interrupted, failed or cancelled, in its folder and journal: what is left of it is ended, tasks that
 * succeeded are not run again, and the rest is decided anew.
 * @param line as it is now
 * @throws RunError where the run cannot be resumed: why, and what to do
 */
export async function resumeRun(line: ResolvedLine, run: string, options: ResumeOptions = {}): Promise<RunResult> {
    const folder = runFolder(projectFolderOf(line), run);
    const turn = await takeTurn(line, () => run, options);
    try {
        const recorded = await readJournal(folder);
        const fold = new RunFold(folder);
        for (const event of recorded.events) fold.add(event);
        const view = currentView(fold)!;
        refuseUnlessBroken(view);
        refuseElsewhere(fold.start!);
        const plan = await planRun(line, { ...optionsOf(fold.start!, line), ...given(options), params: paramsOf(fold.start!, line, options.params) });
        await endLeftovers(fold, options.graceMilliseconds ?? GRACE_MILLISECONDS);
        const earlier = new Map(Object.entries(view.tasks).filter(([name]) => plan.tasks.has(name)));
        const first = runResumed(run, plan, earlier, readLine(folder));
        replaceLine(folder, line);
        rmSync(cancelRequest(folder), { force: true });
        options.onHistory?.(recorded.events);
        const journal = JournalWriter.resume(journalPath(folder), recorded);
        return await conductRun({ run, folder, plan, journal, fold, first, started: view.started, earlier }, options);
    } finally {
        turn.release();
    }
}

/** What became of a run on another engine is decided there. */
function refuseElsewhere({ run, engine }: RunStarted): void {
    if (engine !== undefined) throw new RunError(`Run ${run} was on ${engine}, and what is left of it is there: go on with it there, or run the line again.`);
}

function refuseUnlessBroken({ id, status }: RunView): void {
    if (status === 'running') throw new RunError(`Run ${id} goes on: only a run that was interrupted, failed or cancelled can be resumed.`);
    if (status === 'succeeded') throw new RunError(`Run ${id} succeeded: there is nothing to resume. Run the line again, or a part of it with --from or --only.`);
}

/** The options that the run began with. */
function optionsOf({ environment, jobs, tasks, choice, onFailure, pools, assumed }: RunStarted, line: ResolvedLine): RunOptions {
    return {
        environment, jobs, onFailure, pools,
        ...(choice && { outside: choice, tasks: tasks.filter((name) => line.tasks.some((task) => task.name === name)) }),
        ...(assumed && { external: { assume: assumed } }),
    };
}

/** What the caller leaves out stays as it was. */
function given(options: ResumeOptions): ResumeOptions {
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** The run's params; secrets, which no journal holds, from the caller or from their defaults. */
function paramsOf({ run, params }: RunStarted, { params: declared }: ResolvedLine, given: RunOptions['params'] = {}): Readonly<Record<string, string>> {
    const settled = Object.keys(given).find((name) => name in params && params[name] !== MASK);
    if (settled !== undefined) throw new RunError(`Run ${run} began with ${settled}=${String(params[settled])}, and keeps it: only secrets are given again. For another value start a new run.`);
    const kept = Object.entries(params).filter(([name, value]) => value !== MASK && declared.some((param) => param.name === name));
    return { ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])), ...given };
}

/** Ends what a runner that was killed has left. Ids that may have passed to other processes are left alone. */
async function endLeftovers(fold: RunFold, grace: number): Promise<void> {
    const { id } = fold.view()!;
    const { pid: runner, started } = fold.process!;
    // The dead runner's watchdog first: until it is gone it may still start what it was told to.
    if (runner !== process.pid) await endProcesses({ leaders: [], mark: watchdogMark(runner, started) }, grace);
    const leaders = fold.processes.filter((each) => each.started !== undefined && isAlive(each.pid, each.started)).map(({ pid }) => pid);
    const living = await endProcesses({ leaders, mark: runMark(id) }, grace);
    if (living.length > 0) throw new RunError(`Run ${id} left processes that cannot be ended: ${living.join(', ')}. End them by hand, then resume.`);
}

function runResumed(run: string, { line, jobs, tasks }: Plan, earlier: ReadonlyMap<string, TaskView>, before: ResolvedLine | undefined): RunEvent {
    const kept = [...tasks.keys()].filter((name) => earlier.get(name)?.status === 'succeeded');
    const definitions = new Map(before?.tasks.map((task) => [task.name, task]));
    const changed = kept.filter((name) => {
        const definition = definitions.get(name);
        return definition !== undefined && !isDeepStrictEqual(essence(definition), essence(tasks.get(name)!.task));
    });
    const pidStarted = processStarted(process.pid);
    return { type: 'run-resumed', run, line: line.name, jobs, tasks: [...tasks.keys()], kept, changed, pid: process.pid, ...(pidStarted !== undefined && { pidStarted }) };
}

/** What a task does, without where it is written. */
function essence({ builtin, inputs, properties, dependencies, rule, enabled }: ResolvedTask): unknown {
    const { working_directory: directory, environment } = properties;
    return {
        builtin, inputs, rule, enabled, directory: directory?.value, environment: environment?.value,
        dependencies: dependencies.map(({ line, task, condition }) => ({ line, task, condition })),
    };
}
