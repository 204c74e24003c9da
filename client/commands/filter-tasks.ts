import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { FilterChoice, LastStatus, TaskFilter } from '../../protocol/workspace-lines.ts';
import { statusIcon } from '../history/status-icon.ts';
import type { Pline } from '../pline.ts';

const STATUSES: readonly (readonly [LastStatus, string])[] = [
    ['failed', 'Failed'], ['running', 'Running'], ['succeeded', 'Succeeded'], ['skipped', 'Skipped'], ['cancelled', 'Cancelled'], ['waiting', 'Waiting'], ['never', 'Never run'],
];

interface FilterItem extends QuickPickItem {
    readonly status?: LastStatus;
    readonly activity?: string;
    readonly group?: string;
}

/** Asks which tasks the Production Lines view is to show: by status, activity and group, any number of each. */
export async function filterTasks({ server, linesView }: Pline): Promise<void> {
    const { activities, groups } = await server.filterChoices();
    const { filter } = linesView;
    const items: readonly FilterItem[] = [
        heading('Status'),
        ...STATUSES.map(([status, label]) => ({ label, status, iconPath: statusIcon(status), picked: filter.statuses?.includes(status) ?? false })),
        ...(activities.length > 0 ? [heading('Activity')] : []),
        ...activities.map((choice) => ({ ...itemOf(choice), activity: choice.name, picked: filter.activities?.includes(choice.name) ?? false })),
        ...(groups.length > 0 ? [heading('Group')] : []),
        ...groups.map((choice) => ({ ...itemOf(choice), group: choice.name, picked: filter.groups?.includes(choice.name) ?? false })),
    ];
    const chosen = await window.showQuickPick(items, { title: 'Filter Tasks', placeHolder: 'Which tasks are to be shown? (none ticked: all)', canPickMany: true, matchOnDescription: true });
    if (chosen === undefined) return;
    linesView.setFilter({
        ...filter,
        statuses: chosen.flatMap(({ status }) => status ?? []), activities: chosen.flatMap(({ activity }) => activity ?? []), groups: chosen.flatMap(({ group }) => group ?? []),
    });
}

/** Asks for a part of a name or title. */
export async function searchTasks({ linesView }: Pline): Promise<void> {
    const { filter } = linesView;
    const text = await window.showInputBox({ title: 'Find Tasks', prompt: 'A part of the name or the title (empty: all)', value: filter.text ?? '' });
    if (text !== undefined) linesView.setFilter({ ...filter, text: text.trim() });
}

export async function clearTaskFilter({ linesView }: Pline): Promise<void> {
    const none: TaskFilter = {};
    linesView.setFilter(none);
}

function heading(label: string): FilterItem {
    return { label, kind: QuickPickItemKind.Separator };
}

function itemOf({ name, title, tasks }: FilterChoice): QuickPickItem {
    return { label: title ?? name, description: [title === undefined ? undefined : name, `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`].filter((part) => part !== undefined).join(' · ') };
}
