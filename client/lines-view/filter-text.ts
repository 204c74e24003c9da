/** The filter of the Production Lines view in words. Pure: no vscode. */
import type { TaskFilter } from '../../protocol/workspace-lines.ts';

/** `“rev”, failed or never run, activity shell, group raw`; undefined for a filter that lets everything through. */
export function filterText({ text = '', activities = [], groups = [], statuses = [] }: TaskFilter): string | undefined {
    const parts = [
        text === '' ? '' : `“${text}”`,
        statuses.map((status) => status === 'never' ? 'never run' : status).join(' or '),
        activities.length === 0 ? '' : `uses ${activities.join(' or ')}`,
        groups.length === 0 ? '' : `in ${groups.join(' or ')}`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? undefined : parts.join(', ');
}

export function isFilter(filter: TaskFilter): boolean {
    return filterText(filter) !== undefined;
}
