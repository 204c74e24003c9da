/** What a person reads about a run. Pure: no vscode. */
import type { TaskStatus } from '../../protocol/journal.ts';
import type { RunView } from '../../protocol/run-view.ts';

export interface EndMessage {
    readonly severity: 'information' | 'error';
    readonly text: string;
    /** A failed task, whose log says more. */
    readonly task?: string;
}

/** `nightly 3/12`, for the status bar. */
export function progressText({ line, tasks }: RunView): string {
    const statuses = Object.values(tasks);
    return `${line} ${statuses.filter(({ status }) => status !== 'waiting' && status !== 'running').length}/${statuses.length}`;
}

/** The tasks that run now, one a line. */
export function progressDetail(run: RunView): string {
    const running = tasksThat(run, 'running').map((task) => `${task}${run.tasks[task]?.progress === undefined ? '' : `: ${run.tasks[task].progress}`}`);
    return running.length === 0 ? `Line ${run.line} is running.` : `Line ${run.line} is running:\n${running.join('\n')}`;
}

/** How a run ended, in one sentence. */
export function endMessage(run: RunView): EndMessage {
    const time = run.ended === undefined ? '' : ` after ${duration(Date.parse(run.ended) - Date.parse(run.resumed ?? run.started))}`;
    const line = `Line ${run.line}`;
    switch (run.status) {
        case 'running': return { severity: 'information', text: `${line} is running.` };
        case 'cancelled': return { severity: 'information', text: `${line} was stopped${time}.` };
        case 'interrupted': return { severity: 'error', text: `${line} was interrupted: its process is gone. It can be resumed.` };
        case 'succeeded': return { severity: 'information', text: `${line} succeeded${time}${run.handled.length === 0 ? '' : `, failures handled: ${run.handled.join(', ')}`}.` };
        case 'failed': return failure(run, `${line} failed${time}`);
    }
}

/**
 * Whether the end of a run that went well is worth a notification: it took long, or nobody was looking.
 * @param after seconds that are long; null: nothing is
 */
export function isWorthTelling({ started, resumed, ended }: Pick<RunView, 'started' | 'resumed' | 'ended'>, after: number | null, isFocused: boolean): boolean {
    if (after === null || ended === undefined) return false;
    return !isFocused || Date.parse(ended) - Date.parse(resumed ?? started) >= after * 1000;
}

function failure(run: RunView, start: string): EndMessage {
    const failed = tasksThat(run, 'failed').filter((task) => !run.handled.includes(task));
    const [task] = failed;
    const cause = run.error?.message ?? (task === undefined ? undefined : run.tasks[task]?.error?.message);
    const more = failed.length > 1 ? ` and ${failed.length - 1} more` : '';
    const who = task === undefined ? '' : `: ${task}${more}`;
    return { severity: 'error', text: `${start}${who}${cause === undefined ? '.' : `: ${cause}`}`, ...(task !== undefined && { task }) };
}

function tasksThat(run: RunView, status: TaskStatus): string[] {
    return Object.entries(run.tasks).filter(([, task]) => task.status === status).map(([name]) => name);
}

/** @param milliseconds shown as `0.4 s`, `12 s`, `3 min 20 s` or `2 h 5 min` */
export function duration(milliseconds: number): string {
    const seconds = milliseconds / 1000;
    if (seconds < 10) return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60) return `${whole} s`;
    if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor(whole % 3600 / 60)} min`;
}
