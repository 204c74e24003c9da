import type { RunSummary } from '../../protocol/journal.ts';
import { paintRunStatus } from '../run/status.ts';
import type { Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { between, dateAndClock, duration } from '../terminal/time.ts';

const HEAD = ['RUN', 'LINE', 'STATUS', 'STARTED', 'TIME', 'TASKS'];
const STATUS_COLUMN = 2;

/** Runs as a table for people; times are local. */
export function runTable(runs: readonly RunSummary[], now: Date, style: Style): string {
    return table([HEAD, ...runs.map((run) => row(run, now))], (cell, index, column) => {
        const run = runs[index - 1];
        if (!run) return style('dim', cell);
        return column === STATUS_COLUMN ? paintRunStatus(run.status, cell, style) : cell;
    });
}

function row({ id, line, status, started, ended, tasks }: RunSummary, now: Date): string[] {
    // When an interrupted run ended is not known.
    const time = status === 'interrupted' ? '-' : duration(between(started, ended ?? now.toISOString()));
    return [id, line, status, dateAndClock(new Date(started)), time, counts(tasks)];
}

function counts(tasks: RunSummary['tasks']): string {
    return Object.entries(tasks).filter(([, number]) => number > 0).map(([status, number]) => `${number} ${status}`).join(', ');
}
