import type { TaskStatus } from '../../protocol/journal.ts';
import type { RunView } from '../../protocol/run-view.ts';

/** The one that a person must know of first. */
const gravity: readonly TaskStatus[] = ['failed', 'cancelled', 'running', 'waiting', 'skipped', 'succeeded'];

export interface GroupStatus {
    readonly worst: TaskStatus;
    /** How many tasks there are of each status, the gravest first. */
    readonly counts: readonly (readonly [TaskStatus, number])[];
}

/** @returns how a group's tasks stand; nothing where none of them is part of the run */
export function groupStatus(members: readonly string[], tasks: RunView['tasks'] | undefined): GroupStatus | undefined {
    const statuses = Map.groupBy(members.flatMap((task) => tasks?.[task]?.status ?? []), (status) => status);
    const counts = gravity.flatMap((status) => (statuses.has(status) ? [[status, statuses.get(status)!.length] as const] : []));
    return counts[0] && { worst: counts[0][0], counts };
}
