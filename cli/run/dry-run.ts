import type { Input } from '../../runner/activities/activity.ts';
import { previewRun, type RunOptions, type RunPreview } from '../../runner/index.ts';
import type { ResolvedLine } from '../../language/model/types.ts';
import { Exit, type ExitCode } from '../exit.ts';
import { count } from '../terminal/count.ts';
import { printable } from '../terminal/printable.ts';
import { styleOf, type Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { print } from '../terminal/write.ts';

const MOST_CHARACTERS = 100;

type Task = RunPreview['tasks'][number];

/** Prints what a run would do, and does nothing. */
export async function dryRun(line: ResolvedLine, options: RunOptions, json: boolean): Promise<ExitCode> {
    // Lines that would run first are not run either.
    const preview = await previewRun(line, { ...options, external: options.external === 'run' ? { assume: 'success' } : options.external });
    if (json) print(JSON.stringify(preview, undefined, 2));
    else print(asText(preview, styleOf(process.stdout)));
    return Exit.ok;
}

function asText({ line, environment, params, jobs, pools, tasks }: RunPreview, style: Style): string {
    const settings = [
        `${style('bold', line)}: ${count(tasks.length, 'task')}, ${jobs} at once${environment === undefined ? '' : `, environment ${environment}`}. Nothing was started.`,
        ...Object.entries(params).map(([name, value]) => `param ${name}: ${printable(JSON.stringify(value))}`),
        ...Object.entries(pools).map(([pool, size]) => `${pool}: ${size} at once`),
    ];
    const started = tasks.filter(({ skipped }) => skipped === undefined).length;
    return [settings.join('\n'), ...tasks.map((task, index) => taskText(task, index < started ? `${index + 1}.` : '–', style))].join('\n\n');
}

function taskText(task: Task, sign: string, style: Style): string {
    const { name, activity = '', starts, skipped, values } = task;
    const rows = Object.entries(values).map(([property, { value, origin, problem }]) => [
        property, problem === undefined ? valueText(value) : `? ${problem}`, origin === 'group' ? `group ${task.group}` : origin === 'activity' ? `defaults ${activity}` : origin,
    ]);
    const problems = Object.values(values).map(({ problem }) => problem !== undefined);
    return [
        `${sign} ${style('bold', name)} ${style('cyan', activity)}`,
        `   starts ${starts}${skipped === undefined ? '' : style('yellow', `; skipped where the others succeed: ${skipped}`)}`,
        ...table(rows, (cell, row, column) => column === 1 ? problems[row] ? style('yellow', cell) : cell : style('dim', cell)).split('\n').map((row) => `   ${row}`),
    ].join('\n').trimEnd();
}

function valueText(value: Input | undefined): string {
    const text = printable(JSON.stringify(value ?? null));
    return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}
