import type { FormatOptions } from '../commands/format.ts';
import { Exit, type ExitCode } from '../exit.ts';
import { findFiles } from '../source/find.ts';
import { reportOf } from '../source/problem.ts';
import { readInput } from '../source/read-text.ts';
import { reportProblems } from '../source/report.ts';
import { count } from '../terminal/count.ts';
import { styleOf } from '../terminal/style.ts';
import { print, printError } from '../terminal/write.ts';
import { formatFile, type Outcome } from './file.ts';
import { Layouter } from './layout.ts';

/** Lays out files, or says which are not; what cannot be laid out keeps none of the others from it. */
export async function formatFiles(paths: readonly string[], { check, json, indent }: FormatOptions): Promise<ExitCode> {
    const files = await findFiles(paths);
    const layouter = await Layouter.create(indent);
    const outcomes: Outcome[] = [];
    for (const file of files) outcomes.push(await formatFile(file, layouter, check ?? false));
    if (json) print(JSON.stringify(outcomes.map(asReport), undefined, 2));
    else tell(outcomes);
    return exitCode(outcomes);
}

/** Lays out the text on standard input. */
export async function formatInput({ check, indent }: FormatOptions): Promise<ExitCode> {
    const text = await readInput();
    const layout = await (await Layouter.create(indent)).layOut('<stdin>', text);
    if ('problems' in layout) {
        printError(reportProblems(layout.problems, styleOf(process.stderr)));
        return Exit.failed;
    }
    if (check) return layout.text === text ? Exit.ok : Exit.failed;
    process.stdout.write(layout.text);
    return Exit.ok;
}

function tell(outcomes: readonly Outcome[]): void {
    const changed = outcomes.filter(({ status }) => status === 'formatted' || status === 'unformatted');
    for (const { file } of changed) print(file);
    for (const outcome of outcomes) {
        if (outcome.status === 'refused') printError(`${reportProblems(outcome.problems, styleOf(process.stderr))}\n`);
        if (outcome.status === 'failed') printError(outcome.message);
    }
    const left = outcomes.filter(({ status }) => status === 'refused' || status === 'failed').length;
    print(`${summary(changed, outcomes.length)}${left > 0 ? `, ${left} left alone` : ''}`);
}

function summary(changed: readonly Outcome[], total: number): string {
    if (changed.length === 0) return `Nothing to format in ${count(total, 'file')}`;
    return `${changed.length} of ${count(total, 'file')} ${changed[0]?.status === 'formatted' ? 'formatted' : 'would change'}`;
}

function exitCode(outcomes: readonly Outcome[]): ExitCode {
    const statuses = new Set(outcomes.map(({ status }) => status));
    if (statuses.has('failed')) return Exit.unusable;
    return statuses.has('refused') || statuses.has('unformatted') ? Exit.failed : Exit.ok;
}

function asReport(outcome: Outcome): object {
    if (outcome.status !== 'refused') return outcome;
    return { ...outcome, problems: outcome.problems.map(reportOf) };
}
