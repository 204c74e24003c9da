import type { RunStatus, TaskStatus } from '../../protocol/journal.ts';
import type { RunView, TaskView } from '../../protocol/run-view.ts';
import type { Style } from '../terminal/style.ts';
import { between } from '../terminal/time.ts';

/** How a status looks: told apart by its sign and word, never by colour alone. */
export const STATUS = {
    waiting: { sign: '○', colour: 'dim' },
    running: { sign: '●', colour: 'cyan' },
    succeeded: { sign: '✓', colour: 'green' },
    failed: { sign: '✗', colour: 'red' },
    skipped: { sign: '↷', colour: 'dim' },
    cancelled: { sign: '■', colour: 'yellow' },
} as const satisfies Record<TaskStatus, { readonly sign: string; readonly colour: Parameters<Style>[0] }>;

const RUN_COLOUR = { running: 'cyan', succeeded: 'green', failed: 'red', cancelled: 'yellow', interrupted: 'yellow' } as const satisfies Record<RunStatus, Parameters<Style>[0]>;

export function paintRunStatus(status: RunStatus, text: string, style: Style): string {
    return style(RUN_COLOUR[status], text);
}

/** How many tasks have each status. */
export function countStatuses(run: RunView): Record<TaskStatus, number> {
    const counts: Record<TaskStatus, number> = { waiting: 0, running: 0, succeeded: 0, failed: 0, skipped: 0, cancelled: 0 };
    for (const { status } of Object.values(run.tasks)) counts[status]++;
    return counts;
}

/** @returns milliseconds since a task's attempt started, up to its end or now; undefined where it never started */
export function timeTaken({ started, ended }: TaskView, now: Date): number | undefined {
    return started === undefined ? undefined : between(started, ended ?? now.toISOString());
}

/** The first line of a longer text. */
export function firstLine(text: string): string {
    return text.trim().split('\n', 1)[0]!;
}
