import { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { Exit } from '../exit.ts';
import { print } from '../terminal/write.ts';
import { styleOf } from '../terminal/style.ts';
import { action } from './action.ts';

interface CheckOptions {
    readonly json?: true;
}

export const checkCommand = (): Command => new Command('check')
    .summary('say what is wrong in files and folders')
    .description('Checks .pline files and all that they import. Without a path: the current folder and all below it.')
    .argument('[paths...]', 'files, or folders to look through')
    .option('--json', 'print the problems as a JSON array')
    .addHelpText('after', `
Examples:
  pline check                         all that lies in this folder
  pline check flights.pline           one file and what it imports
  pline check --json lines/ | jq '.[] | select(.severity == "error")'

Exit code: 0 no errors, 1 errors, 2 wrong usage or a file that cannot be read.`)
    .action(action(check));

async function check(paths: readonly string[], { json }: CheckOptions): Promise<ExitCode> {
    const [{ findFiles }, { checkFiles }, { reportOf }, { countProblems, hasErrors, reportProblems }] = await Promise.all([
        import('../source/find.ts'), import('../source/load.ts'), import('../source/problem.ts'), import('../source/report.ts'),
    ]);
    const { problems, files } = await checkFiles(await findFiles(paths.length > 0 ? paths : ['.']));
    if (json) {
        print(JSON.stringify(problems.map(reportOf), undefined, 2));
    } else {
        const style = styleOf(process.stdout);
        if (problems.length > 0) print(`${reportProblems(problems, style)}\n`);
        print(countProblems(problems, files));
    }
    return hasErrors(problems) ? Exit.failed : Exit.ok;
}
