import { join } from 'node:path';
import type { ResolvedLine } from '../../language/model/types.ts';
import type { RunView, TaskView } from '../../protocol/run-view.ts';
import { criticalPath } from '../../runner/index.ts';
import { shownPath, shownUri } from '../source/path.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import { between, duration } from '../terminal/time.ts';
import { logTail } from './log-tail.ts';
import { countStatuses, paintRunStatus, STATUS, timeTaken } from './status.ts';

const LOG_LINES = 8;
/** More tasks than these are counted, not told one by one. */
const MOST_FAILED = 10;
const MOST_SKIPPED = 10;
const MOST_ON_PATH = 8;
/** Less than this many milliseconds, and this part of the run's time, is not worth a word. */
const LEAST_SAVING = 1000;
const LEAST_SHARE = 0.1;

type Named = readonly [name: string, task: TaskView];

/** What to know of a run that is over: how it ended, each failure with the end of its log, what was skipped and why, and where all of it lies. */
export async function summary(run: RunView, line: Pick<ResolvedLine, 'tasks'>, style: Style): Promise<string> {
    const tasks = Object.entries(run.tasks);
    const failed = tasks.filter(([, { status }]) => status === 'failed');
    const skipped = tasks.filter(([, { status }]) => status === 'skipped');
    const sections = [
        headline(run, style),
        ...await Promise.all(failed.slice(0, MOST_FAILED).map((task) => failure(task, run, line, style))),
        ...more(failed.length - MOST_FAILED, 'failed', style),
        [...skipped.slice(0, MOST_SKIPPED).map((task) => skip(task, style)), ...more(skipped.length - MOST_SKIPPED, 'skipped', style)].join('\n'),
        timing(run, line, style),
        style('dim', `Logs and journal: ${shownPath(run.folder)}`),
    ];
    return sections.filter((section) => section !== '').join('\n\n');
}

/** Which tasks the time of the run hangs on: worth a line where several ran one after the other, or side by side. */
function timing(run: RunView, line: Pick<ResolvedLine, 'tasks'>, style: Style): string {
    const ran = Object.values(run.tasks).filter(({ started }) => started !== undefined).length;
    const path = ran > 1 && run.status !== 'cancelled' ? criticalPath(line, run) : undefined;
    if (path === undefined) return '';
    const { tasks, time, recoverable } = path;
    if (tasks.length === 1 && recoverable < LEAST_SAVING) return '';
    const shown = tasks.length <= MOST_ON_PATH ? tasks : [...tasks.slice(0, MOST_ON_PATH - 2), `… ${tasks.length - MOST_ON_PATH + 1} more`, tasks.at(-1)!];
    const more = recoverable >= LEAST_SAVING && recoverable >= LEAST_SHARE * (time + recoverable) ? `; more at once than ${run.jobs} could save ${duration(recoverable)} at most` : '';
    return style('dim', `Critical path ${duration(time)}: ${shown.join(' → ')}${more}`);
}

function headline(run: RunView, style: Style): string {
    const { ended = run.started, handled, status, line, error } = run;
    const how = status === 'succeeded' && handled.length > 0 ? 'succeeded, failures handled' : status;
    const time = duration(between(run.resumed ?? run.started, ended));
    return [
        `${style('bold', line)} ${paintRunStatus(status, how, style)} in ${time}: ${counts(run)}`,
        ...(error ? [printable(error.message)] : []),
    ].join('\n');
}

function counts(run: RunView): string {
    const parts = Object.entries(countStatuses(run)).filter(([, number]) => number > 0).map(([status, number]) => `${number} ${status}`);
    return parts.length > 0 ? parts.join(', ') : 'no task';
}

async function failure([name, task]: Named, run: RunView, line: Pick<ResolvedLine, 'tasks'>, style: Style): Promise<string> {
    const log = join(run.folder, 'logs', `${name}.${task.attempt}.log`);
    const message = printable(task.error?.message ?? 'It failed, and nothing says why.');
    const tail = await logTail(log, LOG_LINES);
    const told = tail.length === 1 && message.includes(tail[0]!);
    const { sign, colour } = STATUS.failed;
    const taken = timeTaken(task, new Date());
    const attempts = task.attempt > 1 ? `, attempt ${task.attempt}` : '';
    const isHandled = run.handled.includes(name);
    const handled = isHandled ? style('green', ' (handled)') : '';
    const place = placeOf(name, line);
    return [
        `${style(colour, `${sign} ${name}`)} failed${taken === undefined ? '' : ` after ${duration(taken)}`}${attempts}${handled}`,
        // As `pline check` tells problems: an editor makes a link of it.
        indent(`${place === undefined ? '' : `${style('dim', `${place}:`)} ${isHandled ? 'warning' : 'error'} task-failed `}${message}`, '  '),
        ...(told ? [] : tail).map((line) => `  ${style('dim', '│')} ${line}`),
        ...(tail.length > 0 ? [style('dim', `  log: ${shownPath(log)}`)] : []),
    ].join('\n');
}

/** Where a task is written; undefined for one that the file no longer has. */
function placeOf(name: string, { tasks }: Pick<ResolvedLine, 'tasks'>): string | undefined {
    const range = tasks.find((task) => task.name === name)?.nameRange;
    return range && `${shownUri(range.uri)}:${range.start.line + 1}:${range.start.character + 1}`;
}

function skip([name, { reason }]: Named, style: Style): string {
    return style('dim', `${STATUS.skipped.sign} ${name} skipped${reason === undefined ? '' : `: ${printable(reason)}`}`);
}

function more(number: number, word: string, style: Style): string[] {
    return number > 0 ? [style('dim', `… and ${number} more ${word}`)] : [];
}

function indent(text: string, by: string): string {
    return text.split('\n').map((line) => by + line).join('\n');
}
