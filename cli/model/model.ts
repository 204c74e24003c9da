import type { ResolvedDependency, ResolvedLine, ResolvedTask } from '../../language/model/types.ts';
import { Exit, type ExitCode } from '../exit.ts';
import { chooseLine } from '../source/line.ts';
import { loadSource } from '../source/load.ts';
import { refuseErrors } from '../source/refuse.ts';
import { count } from '../terminal/count.ts';
import { printable } from '../terminal/printable.ts';
import { styleOf, type Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { print } from '../terminal/write.ts';

/** Shows the resolved model of a line of a file that has no errors. */
export async function model(file: string, lineName: string | undefined, { json }: { readonly json?: true }): Promise<ExitCode> {
    const source = await loadSource(file);
    if (refuseErrors(source.problems)) return Exit.failed;
    const line = chooseLine(source, lineName);
    print(json ? JSON.stringify(line, undefined, 2) : asText(line, styleOf(process.stdout)));
    return Exit.ok;
}

function asText({ name, title, tasks }: ResolvedLine, style: Style): string {
    const head = `${style('bold', name)}${title === undefined ? '' : ` ${printable(title)}`}: ${count(tasks.length, 'task')}`;
    return tasks.length === 0 ? head : `${head}\n${table([['TASK', 'ACTIVITY', 'GROUP', 'AFTER'], ...tasks.map(row)], (cell, index) => style(index === 0 ? 'dim' : 'reset', cell))}`;
}

function row({ name, activity, group, dependencies, rule }: ResolvedTask): string[] {
    return [name, activity ?? '–', group ?? '–', dependencies.length === 0 ? '–' : dependencies.map(upstream).join(rule === 'any' ? ' or ' : ', ')];
}

function upstream({ line, task, condition }: ResolvedDependency): string {
    return `${line === undefined ? '' : `${line}.`}${task}${condition === 'success' ? '' : ` on ${condition}`}`;
}
