import type { JournalEvent } from '../../protocol/journal.ts';
import type { RunView, TaskView } from '../../protocol/run-view.ts';

export type RunStarted = Extract<JournalEvent, { type: 'run-started' }>;
type RunResumed = Extract<JournalEvent, { type: 'run-resumed' }>;

/** Folds the events of a run, in their order, into how it stands. */
export class RunFold {
    readonly folder: string;
    private started: RunStarted | undefined;
    private resumed: RunResumed | undefined;
    private end: Pick<RunView, 'status' | 'ended' | 'handled' | 'error'> | undefined;
    private tasks = new Map<string, TaskView>();
    private readonly leaders = new Map<string, { readonly pid: number; readonly started: string | undefined }>();

    /** @param folder the run's folder */
    constructor(folder: string) {
        this.folder = folder;
    }

    /** The process that does the run; undefined before `run-started`. */
    get process(): { readonly pid: number; readonly started: string | undefined } | undefined {
        const writer = this.resumed ?? this.started;
        return writer && { pid: writer.pid, started: writer.pidStarted };
    }

    /** The processes of the tasks that had not ended, as far as they have any. */
    get processes(): readonly { readonly pid: number; readonly started: string | undefined }[] {
        return [...this.leaders.values()];
    }

    /** How the run began; undefined before it did. */
    get start(): RunStarted | undefined {
        return this.started;
    }

    add(event: JournalEvent): this {
        switch (event.type) {
            case 'run-started':
                this.started = event;
                for (const task of event.tasks) this.tasks.set(task, { status: 'waiting', attempt: 0 });
                break;
            case 'run-resumed':
                this.resumed = event;
                this.end = undefined;
                this.tasks = resumedTasks(event, this.tasks);
                this.leaders.clear();
                break;
            case 'task-started':
                if (event.pid !== undefined) this.leaders.set(event.task, { pid: event.pid, started: event.pidStarted });
                this.tasks.set(event.task, { status: 'running', attempt: event.attempt, started: event.time, ...pastAttempts(this.tasks.get(event.task)) });
                break;
            case 'task-progress':
                this.change(event.task, { progress: event.message });
                break;
            case 'task-run':
                this.change(event.task, { otherRun: { line: event.line, run: event.run, folder: event.folder } });
                break;
            case 'task-output':
                this.change(event.task, { outputs: event.outputs });
                break;
            case 'task-ended':
                this.leaders.delete(event.task);
                this.tasks.set(event.task, endedTask(event, this.tasks.get(event.task)));
                break;
            case 'run-ended':
                this.end = { status: event.status, ended: event.time, handled: event.handled, ...(event.error && { error: event.error }) };
                break;
        }
        return this;
    }

    /** A snapshot; undefined before `run-started`. */
    view(): RunView | undefined {
        if (this.started === undefined) return undefined;
        const { run, line, environment, time, jobs } = this.started;
        return {
            id: run, line, status: 'running', started: time, jobs, handled: [], folder: this.folder,
            ...(environment !== undefined && { environment }),
            ...(this.resumed && { resumed: this.resumed.time, jobs: this.resumed.jobs }),
            tasks: Object.fromEntries(this.tasks),
            ...this.end,
        };
    }

    private change(task: string, change: Partial<TaskView>): void {
        const view = this.tasks.get(task);
        if (view !== undefined) this.tasks.set(task, { ...view, ...change });
    }
}

/** The view of a run whose process is gone: what ran then was ended with it. */
export function interruptedView(view: RunView): RunView {
    const tasks = Object.entries(view.tasks).map(([name, task]): [string, TaskView] =>
        [name, task.status === 'running' ? { ...task, status: 'cancelled', reason: 'the run was interrupted while the task ran' } : task]);
    return { ...view, status: 'interrupted', tasks: Object.fromEntries(tasks) };
}

/** What is not kept waits again; its attempts are counted on. */
function resumedTasks({ tasks, kept }: RunResumed, before: ReadonlyMap<string, TaskView>): Map<string, TaskView> {
    const keep = new Set(kept);
    return new Map(tasks.map((name): [string, TaskView] => {
        const task = before.get(name);
        return [name, task && keep.has(name) ? task : { status: 'waiting', attempt: task?.attempt ?? 0, ...pastAttempts(task) }];
    }));
}

/** The attempts before the next one, and what that may go on with. */
function pastAttempts(before: TaskView | undefined): Pick<TaskView, 'earlier' | 'otherRun'> {
    const { attempt = 0, started, ended, earlier = [], otherRun } = before ?? {};
    const all = started === undefined || ended === undefined ? earlier : [...earlier, { attempt, started, ended }];
    return { ...(all.length > 0 && { earlier: all }), ...(otherRun && { otherRun }) };
}

function endedTask(event: Extract<JournalEvent, { type: 'task-ended' }>, before: TaskView | undefined): TaskView {
    const { status, attempt, started, ended, error, outputs = before?.outputs, reason } = event;
    return {
        status: status === 'retrying' ? 'waiting' : status, attempt, ended,
        ...(before?.earlier && { earlier: before.earlier }), ...(before?.otherRun && { otherRun: before.otherRun }), ...(started !== undefined && { started }), ...(error && { error }), ...(outputs && { outputs }), ...(reason !== undefined && { reason }),
    };
}
