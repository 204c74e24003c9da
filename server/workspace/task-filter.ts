import type { LastStatus, LineTask, TaskFilter } from '../../protocol/workspace-lines.ts';

/** Whether a task fits all that a filter asks for. @param task its `last` counts where the filter has a status */
export function fits({ name, title, activity, group, last }: LineTask, filter: TaskFilter): boolean {
    const text = filter.text?.toLowerCase() ?? '';
    const status: LastStatus = last?.status ?? 'never';
    return (filter.activity === undefined || filter.activity === activity)
        && (filter.group === undefined || filter.group === group?.name)
        && (filter.status === undefined || filter.status === status)
        && [name, title ?? ''].some((word) => word.toLowerCase().includes(text));
}

/** Whether the filter has a say at all. */
export function isFilter({ text = '', activity, group, status }: TaskFilter): boolean {
    return text !== '' || activity !== undefined || group !== undefined || status !== undefined;
}
