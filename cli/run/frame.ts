import type { RunView, TaskView } from '../../protocol/run-view.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import { between, duration } from '../terminal/time.ts';
import { countStatuses, firstLine, STATUS, timeTaken } from './status.ts';

export interface FrameOptions {
    readonly now: Date;
    /** How many lines there is room for, and how many characters in each. */
    readonly height: number;
    readonly width: number;
    readonly style: Style;
    /** Shown in the bottom line, such as that the run is being cancelled. */
    readonly notice?: string;
}

const TIME_WIDTH = 7;

type Named = readonly [name: string, task: TaskView];

/** A run as the terminal shows it: all tasks where there is room, else those that failed and those that run, and a line that sums up. */
export function frame(run: RunView, options: FrameOptions): string[] {
    const tasks = Object.entries(run.tasks);
    const room = Math.max(0, options.height - 1);
    const names = tasks.reduce((longest, [name]) => Math.max(longest, name.length), 0);
    const body = tasks.length <= room ? tasks.map((task) => taskLine(task, names, options)) : digest(tasks, room, names, options);
    return [...body, bottomLine(run, options)];
}

function digest(tasks: readonly Named[], room: number, names: number, options: FrameOptions): string[] {
    const failed = tasks.filter(([, { status }]) => status === 'failed');
    const running = tasks.filter(([, { status }]) => status === 'running').sort(([, a], [, b]) => (a.started ?? '').localeCompare(b.started ?? ''));
    const failedRoom = Math.min(failed.length, Math.max(Math.floor(room / 2), room - running.length));
    return [...upTo(failed.toReversed(), failedRoom, 'failed'), ...upTo(running, room - failedRoom, 'running')];

    function upTo(group: readonly Named[], most: number, word: string): string[] {
        const shown = group.length <= most ? group : group.slice(0, Math.max(0, most - 1));
        const lines = shown.map((task) => taskLine(task, names, options));
        return shown.length < group.length && most > 0 ? [...lines, options.style('dim', `  … and ${group.length - shown.length} more ${word}`)] : lines;
    }
}

/** @param names how wide the names are, padded */
function taskLine([name, task]: Named, names: number, { now, width, style }: FrameOptions): string {
    const { sign, colour } = STATUS[task.status];
    const taken = timeTaken(task, now);
    const attempt = task.attempt > 1 ? `attempt ${task.attempt}` : '';
    const text = cut(detail(task), width - names - TIME_WIDTH - 6 - (attempt === '' ? 0 : attempt.length + 2));
    const parts = [
        style(colour, `${sign} ${name.padEnd(names)}`),
        taken === undefined ? ' '.repeat(TIME_WIDTH) : style(colour, duration(taken).padStart(TIME_WIDTH)),
        attempt !== '' && style('yellow', attempt),
        text !== '' && style('dim', text),
    ];
    return parts.filter((part) => part !== false).join('  ').trimEnd();
}

function cut(text: string, most: number): string {
    return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`;
}

function detail(task: TaskView): string {
    switch (task.status) {
        case 'running': return printable(firstLine(task.progress ?? ''));
        case 'failed': return printable(firstLine(task.error?.message ?? ''));
        case 'skipped': return printable(task.reason ?? '');
        case 'waiting': return task.error !== undefined ? 'failed, will be tried again' : '';
        default: return '';
    }
}

function bottomLine(run: RunView, { now, style, notice }: FrameOptions): string {
    const { waiting, running, failed, ...ended } = countStatuses(run);
    const total = Object.keys(run.tasks).length;
    const parts = [
        `${total - waiting - running} of ${total} done`,
        running > 0 && style('cyan', `${running} running`),
        failed > 0 && style('red', `${failed} failed`),
        ended.skipped > 0 && `${ended.skipped} skipped`,
        duration(between(run.started, run.ended ?? now.toISOString())),
        notice !== undefined && style('yellow', notice),
    ];
    return parts.filter((part) => part !== false).join(style('dim', ' · '));
}
