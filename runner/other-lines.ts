/** Runs lines for tasks of other lines: each as a run of its own, with its own folder and journal, in this process. */
import type { ResolvedLine } from '../language/model/types.ts';
import type { JournalEvent } from '../protocol/journal.ts';
import { RunError } from './errors.ts';
import { paramText } from './evaluate/param.ts';
import { readUnlessEmpty } from './journal/last-task.ts';
import { runFolder, type RecordedRun } from './journal/runs.ts';
import type { ExternalLine, RunOptions, RunOther, RunResult } from './options.ts';
import { settledParams } from './plan/params.ts';
import { projectFolderOf } from './plan/project-folder.ts';
import { MASK } from './process/mask.ts';
import { resumeRun } from './resume.ts';
import { runLine } from './run.ts';
import { newRunId } from './run-folder.ts';

/**
 * What runs other lines for the tasks of a run.
 * @param load gives a line as it is now, and throws where it has errors
 * @param listen is called for each run of another line; what it gives gets that run's events
 */
export function otherLines(load: (line: ExternalLine) => Promise<ResolvedLine>, listen: () => (event: JournalEvent) => void): RunOther {
    const runOther: RunOther = async (external, { ancestors, params, before, environment, onBegin, onEvent, ...shared }) => {
        refuseCycle(external, ancestors);
        const line = await load(external);
        const project = projectFolderOf(line);
        const hear = listen();
        const options: RunOptions = {
            ...shared, runOther, ancestors: [...ancestors, external],
            params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, paramText(name, line.params.find((param) => param.name === name)?.type, value)])),
            ...(environment !== undefined && line.environments.includes(environment) && { environment }),
            onEvent: (event) => {
                hear(event);
                onEvent(event);
            },
        };
        const earlier = before === undefined ? undefined : await readUnlessEmpty(runFolder(project, before));
        const run = earlier !== undefined && isWanted(earlier, line, options) ? earlier.view.id : newRunId();
        onBegin(run, runFolder(project, run));
        return run === earlier?.view.id ? goOn(line, earlier, options) : runLine(line, { ...options, id: run });
    };
    return runOther;
}

/** The language's checks find it; a file that was changed meanwhile must not hang in a lock of its own. */
function refuseCycle({ line, uri }: ExternalLine, ancestors: readonly ExternalLine[]): void {
    if (!ancestors.some((each) => each.line === line && each.uri === uri)) return;
    throw new RunError(`Line ${line} would run itself and never end: ${[...ancestors.map((each) => each.line), line].join(' → ')}. Let one of their tasks run another line.`);
}

/** Whether the run that an earlier attempt of the task began had the same params and environment; secrets, which no journal holds, do not tell. */
function isWanted({ start }: RecordedRun, line: ResolvedLine, { params = {}, environment }: RunOptions): boolean {
    if (environment !== undefined && start.environment !== environment) return false;
    return Object.entries(settledParams(line, params)).every(([name, value]) => start.params[name] === MASK || start.params[name] === value);
}

/** A run that succeeded is not done again, though nobody noted that it did. */
async function goOn(line: ResolvedLine, { view, start }: RecordedRun, { params = {}, ...options }: RunOptions): Promise<RunResult> {
    if (view.status === 'succeeded') return { run: view.id, folder: view.folder, view };
    const secrets = Object.fromEntries(Object.entries(params).filter(([name]) => start.params[name] === MASK));
    return resumeRun(line, view.id, { ...options, params: secrets });
}
