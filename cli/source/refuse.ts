import { styleOf } from '../terminal/style.ts';
import { printError } from '../terminal/write.ts';
import type { SourceProblem } from './problem.ts';
import { countProblems, hasErrors, reportProblems } from './report.ts';

/** Where a file has errors, tells them on standard error and gives true: nothing may be made of it. Warnings are `pline check`'s. */
export function refuseErrors(problems: readonly SourceProblem[]): boolean {
    if (!hasErrors(problems)) return false;
    const errors = problems.filter(({ severity }) => severity === 'error');
    const files = new Set(errors.map(({ file }) => file)).size;
    printError(`${reportProblems(errors, styleOf(process.stderr))}\n\n${countProblems(errors, files)}. Put them right first.`);
    return true;
}
