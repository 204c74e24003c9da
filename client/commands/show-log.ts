import { Uri, window } from 'vscode';
import type { RunView } from '../../protocol/run-view.ts';
import { showDocument } from '../edits/show.ts';
import type { Pline } from '../pline.ts';
import { isRunRef, isTaskRef } from '../outline.ts';
import { targetTask } from '../targets.ts';

/** Opens the log of a task: of the run and attempt that are named, else of its last attempt in the line's newest run that it was part of. It goes on growing while the task runs. */
export async function showLog(pline: Pline, argument: unknown): Promise<void> {
    const named = isTaskRef(argument) ? argument : undefined;
    const target = isRunRef(named) ? named : await targetTask(pline, argument, 'Show Log');
    if (target === undefined) return;
    const { task, line, uri } = target;
    const run = isRunRef(target) ? await pline.server.readRun(target) ?? undefined : await pline.lines.newestRun({ uri, line });
    if (run === undefined) {
        void window.showInformationMessage(`Line ${line} has not run yet.`);
        return;
    }
    const file = logFile(run, task, named !== undefined && 'attempt' in named && typeof named.attempt === 'number' ? named.attempt : run.tasks[task]?.attempt ?? 0);
    if (file === undefined) {
        void window.showInformationMessage(neverRan(run, task));
        return;
    }
    await showDocument(file, { preserveFocus: false });
}

function logFile({ folder }: RunView, task: string, attempt: number): Uri | undefined {
    return attempt === 0 ? undefined : Uri.joinPath(Uri.file(folder), 'logs', `${task}.${attempt}.log`);
}

function neverRan({ tasks }: RunView, task: string): string {
    const view = tasks[task];
    if (view === undefined) return `Task ${task} was no part of the newest run.`;
    return view.reason === undefined ? `Task ${task} has not started.` : `Task ${task} did not run: ${view.reason}`;
}
