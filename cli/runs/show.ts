import type { RunView, TaskView } from '../../protocol/run-view.ts';
import { readLine, readRun, runFolder, runIds } from '../../runner/index.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { STATUS, timeTaken } from '../run/status.ts';
import { summary } from '../run/summary.ts';
import { projectFolder } from '../source/project.ts';
import { printable } from '../terminal/printable.ts';
import { styleOf, type Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { between, dateAndClock, duration } from '../terminal/time.ts';
import { print, printError } from '../terminal/write.ts';

interface ShowOptions {
    readonly folder: string;
    readonly json?: true;
}

const HEAD = ['TASK', 'STATUS', 'BEGAN', 'TIME', 'ATTEMPT'];
const STATUS_COLUMN = 1;

/**
 * Tells how one run went.
 * @param id the newest of the folder, where it is left out
 * @throws {UsageError} where there is no such run
 */
export async function show(id: string | undefined, { folder: path, json }: ShowOptions): Promise<ExitCode> {
    const project = await projectFolder(path);
    const ids = await runIds(project);
    const run = id ?? ids[0];
    if (run === undefined) throw new UsageError(`No run is kept in ${path}. Runs lie beside the file of their line; name its folder with --folder.`);
    if (!ids.includes(run)) throw new UsageError(`There is no run ${run} in ${path}. "pline runs" lists those there are.`);
    const { view, torn } = await readRun(runFolder(project, run));
    if (json) print(JSON.stringify(view, undefined, 2));
    else print(await asText(view, styleOf(process.stdout)));
    if (torn !== undefined && view.status !== 'running') printError(`pline: ${torn}`);
    return Exit.ok;
}

async function asText(view: RunView, style: Style): Promise<string> {
    const tasks = Object.entries(view.tasks);
    const rows = tasks.map(([name, task]) => row(name, task, view));
    const text = table([HEAD, ...rows], (cell, index, column) => {
        const task = tasks[index - 1]?.[1];
        return task === undefined ? style('dim', cell) : column === STATUS_COLUMN ? style(STATUS[task.status].colour, cell) : cell;
    });
    const head = style('dim', `Run ${view.id}, ${dateAndClock(new Date(view.started))}`);
    return [head, text, await summary(view, readLine(view.folder) ?? { tasks: [] }, style)].join('\n\n');
}

/** When a task began is told from the beginning of the run, or of what went on of it. */
function row(name: string, task: TaskView, { started, resumed }: RunView): string[] {
    const begin = resumed ?? started;
    const time = timeTaken(task, new Date());
    const began = task.started === undefined ? '-' : task.started < begin ? 'before' : `+${duration(between(begin, task.started))}`;
    const otherRun = task.otherRun && `, run ${task.otherRun.run} of ${task.otherRun.line}`;
    return [name, task.status, began, time === undefined ? '-' : duration(time), printable(`${task.attempt === 0 ? '-' : task.attempt}${otherRun ?? ''}`)];
}
