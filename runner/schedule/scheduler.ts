/**
 * The scheduler: `(state, event) → state and commands`. It knows no clock, no process and no file; whoever drives it carries the
 * commands out and sends events back. A whole run costs time linear in tasks and dependencies.
 */
import { Draft } from './draft.ts';
import type { ScheduleCommand, ScheduleEvent, ScheduleState } from './state.ts';

export interface ScheduleStep {
    readonly state: ScheduleState;
    /** To be carried out in this order. */
    readonly commands: readonly ScheduleCommand[];
}

/**
 * Takes one event in. An event that comes too late (the end of a task that does not run, a delay that a cancel cut short) changes nothing.
 * @throws Error for a task that is not part of the run
 */
export function step(state: ScheduleState, event: ScheduleEvent): ScheduleStep {
    const draft = new Draft(state);
    switch (event.type) {
        case 'begin':
            draft.begin();
            break;
        case 'ended': {
            const index = indexOf(state, event.task);
            if (draft.task(index).phase === 'running') draft.ended(index, event.status, { retryable: event.retryable ?? true, chance: event.chance ?? 0 });
            break;
        }
        case 'retry-due': {
            const index = indexOf(state, event.task);
            if (draft.task(index).phase === 'delayed') draft.makeReady(index);
            break;
        }
        case 'cancel':
            if (!state.cancelled && !state.finished) draft.cancel();
            break;
    }
    draft.startReady();
    draft.finishIfDone();
    return { state: draft.state, commands: draft.commands };
}

function indexOf(state: ScheduleState, task: string): number {
    const index = state.graph.indexes.get(task);
    if (index === undefined || index >= state.graph.tasks.length) throw new Error(`Task ${task} is not part of the run.`);
    return index;
}
