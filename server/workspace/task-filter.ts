import type { LastStatus, LineTask, TaskFilter } from '../../protocol/workspace-lines.ts';

/** Whether a task fits all that a filter asks for. @param task its `last` counts where the filter has statuses */
export function fits({ name, title, activity, group, last }: LineTask, { text = '', activities, groups, statuses }: TaskFilter): boolean {
    const wanted = text.toLowerCase();
    return isOneOf(activity, activities) && isOneOf(group?.name, groups) && isOneOf<LastStatus>(last?.status ?? 'never', statuses)
        && [name, title ?? ''].some((word) => word.toLowerCase().includes(wanted));
}

/** Whether the filter has a say at all. */
export function isFilter({ text = '', activities, groups, statuses }: TaskFilter): boolean {
    return text !== '' || [activities, groups, statuses].some((choices) => choices !== undefined && choices.length > 0);
}

/** No choice is every choice. */
function isOneOf<T>(value: T | undefined, choices: readonly T[] = []): boolean {
    return choices.length === 0 || (value !== undefined && choices.includes(value));
}
