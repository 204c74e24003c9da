import { readRun, resumeRun, runFolder, runIds } from '../../runner/index.ts';
import type { ResumeCommandOptions } from '../commands/resume.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { chooseLine } from '../source/line.ts';
import { loadSource } from '../source/load.ts';
import { projectFolder } from '../source/project.ts';
import { refuseErrors } from '../source/refuse.ts';
import { perform, type Started } from './perform.ts';

/**
 * Goes on with a run, as the file of its line is now.
 * @param id the newest run of the folder, where it is left out
 * @throws {UsageError} where there is no such run
 */
export async function resume(id: string | undefined, options: ResumeCommandOptions & Started): Promise<ExitCode> {
    const project = await projectFolder(options.folder);
    const runs = await runIds(project);
    const run = id ?? runs[0];
    if (run === undefined) throw new UsageError(`No run is kept in ${options.folder}. Runs lie beside the file of their line; name its folder with --folder.`);
    if (!runs.includes(run)) throw new UsageError(`There is no run ${run} in ${options.folder}. "pline runs" lists those there are.`);
    const { start } = await readRun(runFolder(project, run));
    const source = await loadSource(start.file);
    if (refuseErrors(source.problems)) return Exit.failed;
    const line = chooseLine(source, start.line);
    return perform(source, line, options, (shared) => {
        // Lines that were to run first have done so when the run began.
        return resumeRun(line, run, { ...shared, params: options.param });
    });
}
