import { count } from '../terminal/count.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import type { SourceProblem } from './problem.ts';

const COLOURS = { error: 'red', warning: 'yellow', information: 'blue' } as const;
/** A longer line is shown from near the problem on. */
const MOST_COLUMNS = 160;
const BEFORE = 40;

/** Problems as a compiler prints them: where, what, and the source line with the place marked. */
export function reportProblems(problems: readonly SourceProblem[], style: Style): string {
    return problems.map((problem) => reportProblem(problem, style)).join('\n\n');
}

function reportProblem(problem: SourceProblem, style: Style): string {
    const { file, line, column, severity, code, message, related } = problem;
    const colour = COLOURS[severity];
    const head = `${style('bold', `${file}:${line}:${column}`)}: ${style(colour, severity)} ${style('dim', code)} ${printable(message)}`;
    const others = related.map((place) => `  ${style('dim', `${place.file}:${place.line}:${place.column}:`)} ${printable(place.message)}`);
    return [head, ...excerpt(problem, (text) => style(colour, text), style), ...others].join('\n');
}

function excerpt({ source, line, column, endLine, endColumn }: SourceProblem, paint: (text: string) => string, style: Style): string[] {
    const from = source.length > MOST_COLUMNS ? Math.max(0, column - 1 - BEFORE) : 0;
    const shown = source.slice(from, from + MOST_COLUMNS);
    const start = column - 1 - from;
    const end = endLine === line ? endColumn - 1 - from : shown.length;
    const indent = shown.slice(0, start).replaceAll(/[^\t]/g, ' ');
    const carets = '^'.repeat(Math.max(1, Math.min(end, shown.length) - start));
    const margin = String(line).padStart(5);
    return [
        `${style('dim', `${margin} |`)} ${printable(shown)}`,
        `${style('dim', `${' '.repeat(margin.length)} |`)} ${indent}${paint(carets)}`,
    ];
}

/** @returns `2 errors and 1 warning in 3 files` */
export function countProblems(problems: readonly SourceProblem[], files: number): string {
    const of = (severity: SourceProblem['severity']): number => problems.filter((problem) => problem.severity === severity).length;
    const parts = [
        of('error') > 0 && count(of('error'), 'error'),
        of('warning') > 0 && count(of('warning'), 'warning'),
        of('information') > 0 && count(of('information'), 'hint'),
    ].filter((part) => part !== false);
    return `${parts.length > 0 ? new Intl.ListFormat('en').format(parts) : 'No problems'} in ${count(files, 'file')}`;
}

export function hasErrors(problems: readonly SourceProblem[]): boolean {
    return problems.some(({ severity }) => severity === 'error');
}
