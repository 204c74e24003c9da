import type { RunView } from '../../protocol/run-view.ts';
import type { TaskStatus } from '../../protocol/journal.ts';
import { count } from '../words.ts';
import { runLook, taskLooks } from './status.ts';

/** More changes at once than this are counted, not named. */
const mostNamed = 3;

/**
 * What a screen reader says when a run has moved on.
 * @param titleOf a task's title
 * @returns nothing where nothing changed that is worth hearing
 */
export function announcement(before: RunView | undefined, now: RunView | undefined, titleOf: (task: string) => string): string {
    if (now === undefined || (before === undefined && now.status !== 'running')) return '';
    const isNew = before?.id !== now.id;
    const changes = Object.entries(now.tasks).filter(([task, { status }]) => status !== 'waiting' && (isNew || before?.tasks[task]?.status !== status));
    const sentences = changes.length > mostNamed
        ? counted(changes.map(([, { status }]) => status))
        : changes.map(([task, { status }]) => `${titleOf(task)}: ${taskLooks[status].text.toLowerCase()}.`);
    const ended = now.status !== 'running' && before?.status === 'running' && !isNew;
    return [...(isNew ? ['The run has started.'] : []), ...sentences, ...(ended ? [`The run has ended: ${runLook(now).text.toLowerCase()}.`] : [])].join(' ');
}

function counted(statuses: readonly TaskStatus[]): readonly string[] {
    return [...Map.groupBy(statuses, (status) => status)].map(([status, all]) => `${count(all.length, 'task')} ${taskLooks[status].text.toLowerCase()}.`);
}
