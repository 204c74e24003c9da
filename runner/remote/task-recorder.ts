import type { ResolvedLine } from '../../language/model/types.ts';
import type { RunEvent } from '../../protocol/journal.ts';
import type { RemoteAttempt, RemoteRun } from './engine.ts';

/** So many tasks that ended between two looks are asked about at once. */
const AT_ONCE = 8;

interface Recorded {
    readonly started: number;
    readonly retrying: number;
    readonly ended: boolean;
}

const NOTHING: Recorded = { started: 0, retrying: 0, ended: false };

/** Makes the looks at a run into the events that a run on this machine would have written. */
export class TaskRecorder {
    /** Somebody asked for the run's end: what ends from now on was cancelled. */
    cancelled = false;
    /** Tasks that failed for good, in the order of the file. */
    readonly #failed = new Set<string>();
    readonly #line: ResolvedLine;
    readonly #record: (event: RunEvent) => void;
    readonly #recorded = new Map<string, Recorded>();

    constructor(line: ResolvedLine, record: (event: RunEvent) => void) {
        this.#line = line;
        this.#record = record;
    }

    get failed(): readonly string[] {
        return this.#line.tasks.map(({ name }) => name).filter((name) => this.#failed.has(name));
    }

    /** @param keepLog fetches an attempt's log, once it has ended */
    async take(tasks: ReadonlyMap<string, RemoteAttempt>, remote: RemoteRun, keepLog: (task: string, attempt: number) => Promise<string>): Promise<void> {
        const changed = this.#line.tasks.flatMap(({ name }) => {
            const now = tasks.get(name);
            const before = this.#recorded.get(name) ?? NOTHING;
            return now === undefined || now.status === 'waiting' || before.ended ? [] : [{ name, now, before }];
        });
        for (let at = 0; at < changed.length; at += AT_ONCE) {
            await Promise.all(changed.slice(at, at + AT_ONCE).map(async ({ name, now, before }) => {
                // Between two looks a task may have gone through several attempts.
                const missed = now.attempt > before.retrying + 1 ? (await remote.attempts(name)).filter(({ attempt }) => attempt > before.retrying && attempt < now.attempt) : [];
                for (const attempt of missed) await this.#attempt(name, { ...attempt, status: 'retrying' }, remote, keepLog);
                await this.#attempt(name, now, remote, keepLog);
            }));
        }
    }

    /** Ends what the engine will not come to any more. */
    endRest(): void {
        for (const { name } of this.#line.tasks) {
            const { ended, started } = this.#recorded.get(name) ?? NOTHING;
            if (!ended) this.#record({ type: 'task-ended', task: name, attempt: started, status: 'cancelled', ended: new Date().toISOString(), reason: 'the run ended before' });
        }
    }

    async #attempt(task: string, { attempt, status, started, ended }: RemoteAttempt, remote: RemoteRun, keepLog: (task: string, attempt: number) => Promise<string>): Promise<void> {
        const before = this.#recorded.get(task) ?? NOTHING;
        if (status === 'waiting') return;
        if (status !== 'skipped' && attempt > before.started) {
            this.#record({ type: 'task-started', task, attempt });
            this.#recorded.set(task, { ...before, started: attempt });
        }
        if (status === 'running' || (status === 'retrying' && attempt <= before.retrying)) return;
        const times = { ...(started !== undefined && { started }), ended: ended ?? new Date().toISOString() };
        switch (status) {
            case 'skipped':
                this.#record({ type: 'task-ended', task, attempt: 0, status: this.cancelled ? 'cancelled' : 'skipped', ...times, reason: this.cancelled ? 'the run was cancelled' : 'what it waits for did not come true' });
                break;
            case 'succeeded': {
                const [outputs] = await Promise.all([remote.outputs(task), keepLog(task, attempt)]);
                this.#record({ type: 'task-ended', task, attempt, status, ...times, outputs });
                break;
            }
            case 'cancelled':
            case 'failed':
            case 'retrying': {
                const message = lastError(await keepLog(task, attempt));
                const stopped = this.cancelled && status !== 'retrying';
                if (status === 'failed' && !stopped) this.#failed.add(task);
                this.#record({ type: 'task-ended', task, attempt, status: stopped ? 'cancelled' : status, ...times, error: { message } });
                break;
            }
        }
        this.#recorded.set(task, { started: attempt, retrying: status === 'retrying' ? attempt : before.retrying, ended: status !== 'retrying' });
    }
}

function lastError(log: string): string {
    const line = log.trimEnd().split('\n').findLast((each) => each.trim() !== '');
    return line ?? 'It failed, and the engine has no log of it.';
}
