import type { ComparedRun, ComparedTask, RunComparison } from '../../protocol/history.ts';
import { paintRunStatus, STATUS } from '../run/status.ts';
import type { Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { dateAndClock, duration } from '../terminal/time.ts';

const HEAD = ['TASK', 'BEFORE', 'AFTER', 'DIFFERENCE'];
const [BEFORE, AFTER] = [1, 2];
/** In milliseconds. */
const LEAST_DIFFERENCE = 100;

/** Two runs side by side, for people. */
export function comparisonTable({ before, after, tasks }: RunComparison, style: Style): string {
    const rows = tasks.map((row) => [row.task, taskText(row.before), taskText(row.after), differenceText(row.before, row.difference)]);
    const text = table([HEAD, ...rows], (cell, index, column) => {
        const row = tasks[index - 1];
        if (!row) return style('dim', cell);
        const task = column === BEFORE ? row.before : column === AFTER ? row.after : undefined;
        return task ? style(STATUS[task.status].colour, cell) : cell;
    });
    return [runText('Before', before, style), runText('After', after, style), '', text].join('\n');
}

function runText(word: string, { id, line, status, environment, started, milliseconds }: ComparedRun, style: Style): string {
    const time = milliseconds === undefined ? '' : ` in ${duration(milliseconds)}`;
    return `${`${word}:`.padEnd(8)}${id} ${style('bold', line)} ${paintRunStatus(status, status, style)}${time}, ${dateAndClock(new Date(started))}${environment === undefined ? '' : `, ${environment}`}`;
}

function taskText(task: ComparedTask | undefined): string {
    if (!task) return '-';
    const time = task.milliseconds === undefined ? '' : ` ${duration(task.milliseconds)}`;
    return `${STATUS[task.status].sign} ${task.status}${time}${task.attempts > 1 ? `, attempt ${task.attempts}` : ''}`;
}

/** `+1.2s (+50 %)`; nothing where no clock would show it. */
function differenceText(before: ComparedTask | undefined, difference: number | undefined): string {
    if (difference === undefined || Math.abs(difference) < LEAST_DIFFERENCE) return '';
    const sign = difference < 0 ? '-' : '+';
    const share = before?.milliseconds ? ` (${sign}${Math.round(Math.abs(difference) / before.milliseconds * 100)} %)` : '';
    return `${sign}${duration(Math.abs(difference))}${share}`;
}
