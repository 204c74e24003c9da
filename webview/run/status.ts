import type { RunStatus, TaskStatus } from '../../protocol/journal.ts';
import type { RunView } from '../../protocol/run-view.ts';

export interface StatusLook {
    /** A name of VS Code's icon font. */
    readonly icon: string;
    readonly text: string;
}

export const taskLooks: Readonly<Record<TaskStatus, StatusLook>> = {
    waiting: { icon: 'circle-large-outline', text: 'Waiting' },
    running: { icon: 'sync', text: 'Running' },
    succeeded: { icon: 'pass-filled', text: 'Succeeded' },
    failed: { icon: 'error', text: 'Failed' },
    skipped: { icon: 'debug-step-over', text: 'Skipped' },
    cancelled: { icon: 'circle-slash', text: 'Cancelled' },
};

export const runLooks: Readonly<Record<RunStatus, StatusLook>> = {
    running: { icon: 'sync', text: 'Running' },
    succeeded: { icon: 'pass-filled', text: 'Succeeded' },
    failed: { icon: 'error', text: 'Failed' },
    cancelled: { icon: 'circle-slash', text: 'Cancelled' },
    interrupted: { icon: 'debug-disconnect', text: 'Interrupted' },
};

/** How a run shows: one that succeeded although a task failed says so. */
export function runLook({ status, handled }: RunView): StatusLook {
    if (status === 'succeeded' && handled.length > 0) return { icon: 'pass', text: 'Succeeded, failures handled' };
    return runLooks[status];
}

export interface Progress {
    readonly ended: number;
    readonly total: number;
}

/** How many of a run's tasks have ended. */
export function progressOf({ tasks }: RunView): Progress {
    const all = Object.values(tasks);
    return { ended: all.filter(({ status }) => status !== 'waiting' && status !== 'running').length, total: all.length };
}
