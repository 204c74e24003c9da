import type { ResolvedDependency, ResolvedLine, ResolvedTask } from '../../language/model/types.ts';
import type { OutsideTasks } from '../../protocol/journal.ts';
import { RunError } from '../errors.ts';
import type { RunOptions } from '../options.ts';
import type { ExternalTask } from '../schedule/graph.ts';
import { reach } from './reach.ts';

/** The tasks of a run, and what it makes of those that it leaves out. */
export interface Choice {
    /** In the order of the file. */
    readonly tasks: readonly ResolvedTask[];
    /** How tasks outside are taken; undefined for a run of the whole line. */
    readonly outside: OutsideTasks | undefined;
    /** What a task waits for in this run. */
    dependenciesOf(task: ResolvedTask): readonly ResolvedDependency[];
    /** Tasks of the line outside of the choice, as ends that the run begins with. */
    readonly ended: readonly ExternalTask[];
}

export type ChoiceOptions = Pick<RunOptions, 'tasks' | 'from' | 'until' | 'outside'>;

/** Chooses the tasks that meet every option. @throws RunError for a task that the line does not have, and where none is left */
export function chooseTasks(line: ResolvedLine, { tasks: only, from, until, outside = 'met' }: ChoiceOptions): Choice {
    const sets = [
        only && known(line, only),
        from && reach(line, known(line, from), 'downstream'),
        until && reach(line, known(line, until), 'upstream'),
    ].filter((set) => set !== undefined);
    if (sets.length === 0) return { tasks: line.tasks, outside: undefined, ended: [], dependenciesOf: ({ dependencies }) => dependencies };
    const tasks = line.tasks.filter(({ name }) => sets.every((set) => set.has(name)));
    if (tasks.length === 0) throw new RunError(`No task of line ${line.name} is in all that was chosen: nothing would run.`);
    const chosen = new Set(tasks.map(({ name }) => name));
    if (outside === 'met') return { tasks, outside, ended: [], dependenciesOf: ({ dependencies }) => dependencies.filter((dependency) => dependency.line === undefined && chosen.has(dependency.task)) };
    return {
        tasks, outside, dependenciesOf: ({ dependencies }) => dependencies,
        ended: line.tasks.filter(({ name }) => !chosen.has(name)).map(({ name }) => ({ name, status: 'succeeded' })),
    };
}

function known({ name: line, tasks }: ResolvedLine, wanted: readonly string[]): ReadonlySet<string> {
    const names = new Set(tasks.map(({ name }) => name));
    const unknown = wanted.find((task) => !names.has(task));
    if (unknown !== undefined) throw new RunError(`Line ${line} has no task ${unknown}; it has: ${[...names].join(', ')}.`);
    return new Set(wanted);
}
