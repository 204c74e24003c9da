import type { JournalEvent, Outputs } from '../../protocol/journal.ts';
import { count } from '../terminal/count.ts';
import { printable } from '../terminal/printable.ts';
import { between, clock, duration } from '../terminal/time.ts';
import { firstLine } from './status.ts';

/** A task's progress is told when nothing has been said of it for this time. */
const PROGRESS_MILLISECONDS = 10_000;

/** A run as lines for a log: one for each event that says something new. */
export class PlainLines {
    private readonly told = new Map<string, number>();

    /** @returns the event's line; undefined for one that is not worth a line */
    line(event: JournalEvent): string | undefined {
        const text = this.text(event);
        return text === undefined ? undefined : `${clock(new Date(event.time))} ${printable(text)}`;
    }

    private text(event: JournalEvent): string | undefined {
        switch (event.type) {
            case 'run-started': return `${event.line}: run ${event.run} started, ${count(event.tasks.length, 'task')}, ${event.engine === undefined ? `${event.jobs} at once` : `on ${event.engine}`}`;
            case 'run-resumed': return resumed(event);
            case 'task-started':
                this.told.set(event.task, Date.parse(event.time));
                return `${event.task} started${event.attempt > 1 ? ` (attempt ${event.attempt})` : ''}`;
            case 'task-progress': return this.progress(event);
            case 'task-run': return `${event.task} runs line ${event.line} as ${event.run}`;
            case 'task-output': return undefined;
            case 'task-ended': return `${event.task} ${ended(event)}`;
            case 'run-ended': return undefined;
        }
    }

    private progress({ task, message, time }: JournalEvent & { type: 'task-progress' }): string | undefined {
        const now = Date.parse(time);
        if (now - (this.told.get(task) ?? now) < PROGRESS_MILLISECONDS) return undefined;
        this.told.set(task, now);
        return `${task}: ${firstLine(message)}`;
    }
}

const NAMES = 5;

function resumed({ line, run, tasks, kept, changed, jobs }: JournalEvent & { type: 'run-resumed' }): string {
    const more = changed.length > NAMES ? ` and ${changed.length - NAMES} more` : '';
    const notice = changed.length > 0 ? `; not run again though the file has changed: ${changed.slice(0, NAMES).join(', ')}${more}` : '';
    return `${line}: run ${run} resumed, ${kept.length} of ${count(tasks.length, 'task')} done before, ${jobs} at once${notice}`;
}

function ended(event: JournalEvent & { type: 'task-ended' }): string {
    const time = event.started === undefined ? '' : ` after ${duration(between(event.started, event.ended))}`;
    const error = event.error ? `: ${firstLine(event.error.message)}` : '';
    switch (event.status) {
        case 'succeeded': return `succeeded${time}${outputs(event.outputs)}`;
        case 'retrying': return `failed${time}, will be tried again in ${duration(event.retryDelay ?? 0)}${error}`;
        case 'skipped': return `skipped${event.reason === undefined ? '' : `: ${event.reason}`}`;
        case 'failed':
        case 'cancelled': return `${event.status}${time}${error}`;
    }
}

function outputs(values: Outputs = {}): string {
    const text = Object.entries(values).map(([name, value]) => `${name}=${firstLine(String(value))}`).join(' ');
    return text === '' ? '' : ` (${text.length > 120 ? `${text.slice(0, 119)}…` : text})`;
}
