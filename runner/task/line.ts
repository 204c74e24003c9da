import { join } from 'node:path';
import type { JournalEvent } from '../../protocol/journal.ts';
import type { RunView } from '../../protocol/run-view.ts';
import type { LineActivity } from '../activities/activity.ts';
import { RunError } from '../errors.ts';
import type { ExternalLine, OtherLineOptions, RunResult } from '../options.ts';
import type { Work, WorkEnd } from './work.ts';

/** What a task says of the run of another line; the rest is the run's that the task is of. */
export type LineOrderOptions = Pick<OtherLineOptions, 'params' | 'jobs' | 'ifRunning' | 'before' | 'inherited' | 'signal' | 'onBegin' | 'onEvent' | 'onWait'>;

/** Undefined where this program cannot run other lines. */
export type RunOtherLine = ((line: ExternalLine, options: LineOrderOptions) => Promise<RunResult>) | undefined;

export interface LineWork extends Work {
    /** The run that an earlier attempt of the task began. */
    readonly before: string | undefined;
    readonly inherited: NonNullable<OtherLineOptions['inherited']>;
    readonly runOther: RunOtherLine;
    /** Is told which run of another line the task is, before that begins or goes on. */
    begins(line: string, run: string, folder: string): void;
}

/** Runs another line to its end: in this process, as a run of its own, which goes down with this one and is cancelled with the task. */
export async function runLineTask(activity: LineActivity, work: LineWork): Promise<WorkEnd> {
    const { inputs, log, masker, signal, before, inherited, runOther, begins } = work;
    const { line, ...order } = activity.order(inputs);
    if (runOther === undefined) throw new RunError(`This program cannot run line ${line.line}: run the line of this task with "pline run".`);
    const say = (text: string): void => log.line(text, masker);
    const diary = new Diary(say, (message, done, total) => work.progress({ message, done, total }));
    log.create();
    work.started();
    const { run, view } = await runOther(line, {
        ...order, before, inherited, signal,
        onBegin: (id, folder) => {
            begins(line.line, id, folder);
            say(`Line ${line.line}, run ${id}: ${folder}`);
        },
        onEvent: (event) => diary.add(event),
        onWait: (other) => say(`Run ${other} of line ${line.line} goes on: waiting for its end.`),
    });
    return endOf(view, run, say);
}

/** Tells how the other run goes: a line of the log for each task that ended, and how many that are. */
class Diary {
    readonly #say: (text: string) => void;
    readonly #progress: (message: string, done: number, total: number) => void;
    #done = 0;
    #total = 0;

    constructor(say: (text: string) => void, progress: (message: string, done: number, total: number) => void) {
        this.#say = say;
        this.#progress = progress;
    }

    add(event: JournalEvent): void {
        switch (event.type) {
            case 'run-started':
                this.#total = event.tasks.length;
                break;
            case 'run-resumed':
                this.#total = event.tasks.length;
                this.#done = event.kept.length;
                this.#say(`It goes on: ${event.kept.length} of ${event.tasks.length} tasks were done before.`);
                break;
            case 'task-ended':
                this.#say(`${event.task} ${event.status}${event.error ? `: ${event.error.message}` : event.reason === undefined ? '' : `: ${event.reason}`}`);
                if (event.status === 'retrying') return;
                this.#done += 1;
                break;
            default: return;
        }
        this.#progress(`${this.#done} of ${this.#total} tasks`, this.#done, this.#total);
    }
}

function endOf({ line, status, tasks, folder }: RunView, run: string, say: (text: string) => void): WorkEnd {
    const counts = { succeeded: 0, failed: 0, skipped: 0 };
    for (const task of Object.values(tasks)) if (task.status in counts) counts[task.status as keyof typeof counts] += 1;
    const failed = Object.entries(tasks).filter(([, task]) => task.status === 'failed');
    for (const [name, { attempt }] of failed) say(`Log of ${name}: ${join(folder, 'logs', `${name}.${attempt}.log`)}`);
    const outputs = { run, status, ...counts };
    if (status === 'succeeded') return { succeeded: true, outputs };
    const [first] = failed;
    const why = first === undefined ? '' : `: ${first[0]}: ${first[1].error?.message ?? 'failed'}`;
    return { succeeded: false, message: `line ${line} ${status === 'cancelled' ? 'was cancelled' : status} (run ${run})${why}`, outputs };
}
