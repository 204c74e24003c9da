/** A run of a line on another engine, followed and kept like one on this machine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ResolvedLine } from '../../language/model/types.ts';
import type { JournalEvent, RunEnd, RunEvent } from '../../protocol/journal.ts';
import { watchForCancel } from '../cancel.ts';
import { messageOf, RunError } from '../errors.ts';
import { RunFold } from '../journal/fold.ts';
import { journalPath } from '../journal/reader.ts';
import { JournalWriter } from '../journal/writer.ts';
import type { RunOptions, RunResult } from '../options.ts';
import { chooseEnvironment, readParams, shownParams } from '../plan/params.ts';
import { projectFolderOf } from '../plan/project-folder.ts';
import { processStarted } from '../process/identity.ts';
import { createRunFolder, newRunId } from '../run-folder.ts';
import { projectVariables } from './variables.ts';
import { takeTurn } from '../turn.ts';
import type { RemoteEngine, RemoteRun } from './engine.ts';
import { TaskRecorder } from './task-recorder.ts';

const LOOK_MILLISECONDS = 1000;

export interface RemoteOptions extends Pick<RunOptions, 'environment' | 'params' | 'ifRunning' | 'onWait' | 'signal' | 'onEvent' | 'id'> {
    readonly external: 'last' | 'success' | 'failure';
    /** Is told what the run waits for. */
    readonly say: (notice: string) => void;
}

/**
 * Runs a line on another engine.
 * @returns when the run has ended there; a line that failed is a result and no error
 * @throws RunError where the run cannot begin, or its journal cannot be written
 */
export async function runRemote(line: ResolvedLine, engine: RemoteEngine, options: RemoteOptions): Promise<RunResult> {
    const environment = chooseEnvironment(line, options.environment);
    const params = readParams(line, options.params ?? {});
    await engine.check();
    const turn = await takeTurn(line, () => options.id ?? newRunId(), options);
    try {
        const { run } = turn;
        const folder = createRunFolder(projectFolderOf(line), run, line);
        const journal = JournalWriter.create(journalPath(folder));
        const fold = new RunFold(folder);
        const record = (event: RunEvent): JournalEvent => {
            const recorded = journal.append(event);
            fold.add(recorded);
            options.onEvent?.(recorded);
            return recorded;
        };
        const pidStarted = processStarted(process.pid);
        const variables = projectVariables(projectFolderOf(line));
        record({
            type: 'run-started', run, line: line.name, file: fileURLToPath(line.uri), params: shownParams({ line, environment, params, variables }, []), jobs: Math.max(1, line.tasks.length),
            tasks: line.tasks.map(({ name }) => name), pid: process.pid, engine: engine.title,
            ...(environment !== undefined && { environment }), ...(pidStarted !== undefined && { pidStarted }), ...(options.external !== 'last' && { assumed: options.external }),
        });
        try {
            record(await new Follower(line, engine, { run, folder, environment, record }, options).end());
        } finally {
            await journal.close();
        }
        return { run, folder, view: fold.view()! };
    } finally {
        turn.release();
    }
}

interface Followed {
    readonly run: string;
    readonly folder: string;
    readonly environment: string | undefined;
    readonly record: (event: RunEvent) => void;
}

/** Looks at the run on the engine until it has ended, and records what is new. */
class Follower {
    readonly #line: ResolvedLine;
    readonly #engine: RemoteEngine;
    readonly #followed: Followed;
    readonly #options: RemoteOptions;
    readonly #cancel = new AbortController();

    constructor(line: ResolvedLine, engine: RemoteEngine, followed: Followed, options: RemoteOptions) {
        this.#line = line;
        this.#engine = engine;
        this.#followed = followed;
        this.#options = options;
    }

    /** @returns the event by which the run ends */
    async end(): Promise<RunEvent> {
        const { folder } = this.#followed;
        const cancel = (): void => this.#cancel.abort();
        const unwatch = watchForCancel(folder, cancel);
        this.#options.signal?.addEventListener('abort', cancel, { once: true });
        if (this.#options.signal?.aborted) cancel();
        try {
            return await this.#follow();
        } finally {
            unwatch();
            this.#options.signal?.removeEventListener('abort', cancel);
        }
    }

    async #follow(): Promise<RunEvent> {
        const { run, environment, record } = this.#followed;
        const { params = {}, external, say } = this.#options;
        const recorder = new TaskRecorder(this.#line, record);
        let remote: RemoteRun;
        try {
            remote = await this.#engine.start({ run, params, environment, external, say, signal: this.#cancel.signal });
        } catch (error) {
            if (this.#cancel.signal.aborted) return this.#ended('cancelled', recorder);
            if (error instanceof RunError) return this.#ended('failed', recorder, messageOf(error));
            throw error;
        }
        // From here on an error says nothing of the run, which goes on there: it leaves the journal without an end.
        for (let asked = false; ;) {
            if (this.#cancel.signal.aborted && !asked) {
                await remote.cancel();
                asked = true;
                recorder.cancelled = true;
            }
            const state = await remote.look();
            await recorder.take(state.tasks, remote, (task, attempt) => this.#keepLog(remote, task, attempt));
            if (state.ended) return this.#ended(asked && state.ended === 'failed' ? 'cancelled' : state.ended, recorder);
            await delay(LOOK_MILLISECONDS, undefined, asked ? {} : { signal: this.#cancel.signal }).catch(() => {});
        }
    }

    #ended(status: RunEnd, recorder: TaskRecorder, error?: string): RunEvent {
        recorder.endRest();
        return { type: 'run-ended', status, handled: status === 'succeeded' ? recorder.failed : [], ...(error !== undefined && { error: { message: error } }) };
    }

    /** Puts an attempt's log where those of other runs lie. @returns it */
    async #keepLog(remote: RemoteRun, task: string, attempt: number): Promise<string> {
        const log = await remote.log(task, attempt);
        writeFileSync(join(this.#followed.folder, 'logs', `${task}.${attempt}.log`), log);
        return log;
    }
}
