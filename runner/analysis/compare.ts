import type { ComparedRun, ComparedTask, RunComparison } from '../../protocol/history.ts';
import type { RunView, TaskView } from '../../protocol/run-view.ts';
import { timeOf } from './times.ts';

type Row = RunComparison['tasks'][number];

/** Puts two runs side by side: of one line as a rule, but tasks of the same name are compared in any case. */
export function compareRuns(before: RunView, after: RunView): RunComparison {
    const names = new Set([...Object.keys(after.tasks), ...Object.keys(before.tasks)]);
    const rows = [...names].map((task) => row(task, before.tasks[task], after.tasks[task]));
    return { before: comparedRun(before), after: comparedRun(after), tasks: rows.toSorted((a, b) => Number(hasChanged(b)) - Number(hasChanged(a)) || size(b) - size(a)) };
}

function row(task: string, before: TaskView | undefined, after: TaskView | undefined): Row {
    const [old, now] = [before && comparedTask(before), after && comparedTask(after)];
    const difference = old?.milliseconds === undefined || now?.milliseconds === undefined ? undefined : now.milliseconds - old.milliseconds;
    return { task, ...(old && { before: old }), ...(now && { after: now }), ...(difference !== undefined && { difference }) };
}

function comparedTask(task: TaskView): ComparedTask {
    const milliseconds = timeOf(task);
    return { status: task.status, attempts: task.attempt, ...(milliseconds !== undefined && { milliseconds }) };
}

function comparedRun({ id, line, status, environment, started, resumed, ended }: RunView): ComparedRun {
    const milliseconds = timeOf({ started: resumed ?? started, ...(ended !== undefined && { ended }) });
    return { id, line, status, started, ...(environment !== undefined && { environment }), ...(milliseconds !== undefined && { milliseconds }) };
}

function hasChanged({ before, after }: Row): boolean {
    return before?.status !== after?.status;
}

function size({ difference = 0 }: Row): number {
    return Math.abs(difference);
}
