/** Drives the scheduler without clock or process: attempts end as told, the oldest first or as `pick` chooses. */
import type { TaskEnd } from '../../protocol/journal.ts';
import type { ScheduledTask } from './graph.ts';
import { step } from './scheduler.ts';
import { initialState, type ScheduleCommand, type ScheduleEvent, type ScheduleOptions, type ScheduleState } from './state.ts';

type AttemptEnd = 'succeeded' | 'failed' | 'cancelled';

export interface Simulation {
    readonly ends: Readonly<Record<string, TaskEnd>>;
    readonly reasons: Readonly<Record<string, string>>;
    readonly starts: readonly string[];
    readonly delays: readonly number[];
    readonly mostAtOnce: number;
    /** How many times each task was said to have ended. */
    readonly endings: Readonly<Record<string, number>>;
    /** For each pool, how many of its tasks ran at once at most. */
    readonly mostInPool: Readonly<Record<string, number>>;
    /** Undefined where the simulation was broken off before. */
    readonly finish: Extract<ScheduleCommand, { type: 'finish' }> | undefined;
}

export interface SimulationOptions extends Partial<ScheduleOptions> {
    /** Breaks off after so many ends of attempts, as if the runner had been killed. */
    readonly breakAfter?: number;
    /** Which of the things that can happen next does: an index below `count`. */
    readonly pick?: (count: number) => number;
}

/** @param attempts how each attempt of a task ends; `succeeded` where nothing is said */
export function simulate(tasks: readonly ScheduledTask[], attempts: Readonly<Record<string, readonly TaskEnd[]>>, options: SimulationOptions = {}): Simulation {
    const { jobs = 3, pick = () => 0, breakAfter = Infinity, ...schedule } = options;
    const running = new Set<string>();
    const mostInPool: Record<string, number> = {};
    const ends: Record<string, TaskEnd> = {};
    const endings: Record<string, number> = {};
    const reasons: Record<string, string> = {};
    const starts: string[] = [];
    const delays: number[] = [];
    const pending: ScheduleEvent[] = [];
    let finish: Simulation['finish'] | undefined;
    let mostAtOnce = 0;
    let state: ScheduleState = initialState(tasks, { jobs, ...schedule });

    const end = (task: string, status: TaskEnd): void => {
        ends[task] = status;
        endings[task] = (endings[task] ?? 0) + 1;
    };
    const take = (event: ScheduleEvent): void => {
        const next = step(state, event);
        state = next.state;
        if (event.type === 'ended') running.delete(event.task);
        if (event.type === 'ended' && !next.commands.some((command) => command.type === 'retry' && command.task === event.task)) end(event.task, event.status);
        for (const command of next.commands) {
            switch (command.type) {
                case 'start':
                    starts.push(command.task);
                    running.add(command.task);
                    pending.push({ type: 'ended', task: command.task, status: (attempts[command.task]?.[command.attempt - 1 - (schedule.earlier?.get(command.task)?.attempts ?? 0)] ?? 'succeeded') as AttemptEnd });
                    break;
                case 'retry':
                    delays.push(command.delay);
                    pending.push({ type: 'retry-due', task: command.task });
                    break;
                case 'end':
                    end(command.task, command.status);
                    reasons[command.task] = command.reason;
                    break;
                case 'finish': finish = command; break;
                case 'stop':
                    pending.splice(pending.findIndex((each) => each.type === 'ended' && each.task === command.task), 1, { type: 'ended', task: command.task, status: 'cancelled' });
                    break;
            }
        }
        mostAtOnce = Math.max(mostAtOnce, state.running);
        for (const [pool, members] of Object.entries(Object.groupBy(tasks.filter(({ name }) => running.has(name)).flatMap(({ pools }) => pools), (pool) => pool))) {
            mostInPool[pool] = Math.max(mostInPool[pool] ?? 0, members!.length);
        }
    };

    take({ type: 'begin' });
    for (let taken = 0; pending.length > 0 && taken < breakAfter; taken++) take(pending.splice(pick(pending.length), 1)[0]!);
    if (finish === undefined && breakAfter === Infinity) throw new Error('The run did not finish.');
    return { ends, reasons, starts, delays, mostAtOnce, mostInPool, endings, finish };
}
