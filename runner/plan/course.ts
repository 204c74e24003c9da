import type { Condition } from '../../language/model/types.ts';
import type { ScheduledTask } from '../schedule/graph.ts';
import { step } from '../schedule/scheduler.ts';
import { initialState, type ScheduleEvent } from '../schedule/state.ts';
import type { Plan } from './plan.ts';

/** How a run goes where every task that starts succeeds at its first try. */
export interface Course {
    /** The tasks that start, in their order. */
    readonly order: readonly string[];
    /** The others, with the reason in words. */
    readonly skipped: ReadonlyMap<string, string>;
    /** For each task, in words, when it starts. */
    readonly starts: ReadonlyMap<string, string>;
}

/** Drives the scheduler without starting anything. */
export function expectedCourse({ scheduled, externals, jobs, pools }: Pick<Plan, 'scheduled' | 'externals' | 'jobs' | 'pools'>): Course {
    const order: string[] = [];
    const skipped = new Map<string, string>();
    const events: ScheduleEvent[] = [{ type: 'begin' }];
    let state = initialState(scheduled, { jobs, externals, pools });
    // The list grows while it is walked.
    for (const event of events) {
        const next = step(state, event);
        state = next.state;
        for (const command of next.commands) {
            if (command.type === 'end') skipped.set(command.task, command.reason);
            if (command.type !== 'start') continue;
            order.push(command.task);
            events.push({ type: 'ended', task: command.task, status: 'succeeded' });
        }
    }
    return { order, skipped, starts: new Map(scheduled.map((task) => [task.name, whenItStarts(task)])) };
}

const HAS: Readonly<Record<Condition, string>> = { success: 'has succeeded', failure: 'has failed', complete: 'has ended' };

function whenItStarts({ dependencies, rule }: ScheduledTask): string {
    const wishes = dependencies.map(({ task, condition }) => `${task} ${HAS[condition]}`);
    if (wishes.length === 0) return 'at once';
    return rule === 'all' ? `when ${wishes.join(' and ')}` : `as soon as ${wishes.join(' or ')}`;
}
