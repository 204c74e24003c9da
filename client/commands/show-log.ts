import { Uri, window } from 'vscode';
import type { RunView } from '../../protocol/run-view.ts';
import { showDocument } from '../edits/show.ts';
import type { Pline } from '../pline.ts';
import { targetTask } from '../targets.ts';

/** Opens the log of a task's last attempt in the line's newest run; it goes on growing while the task runs. */
export async function showLog(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetTask(pline, argument, 'Show Log');
    if (target === undefined) return;
    const { task, line } = target;
    const run = await pline.lines.newestRun(target);
    if (run === undefined) {
        void window.showInformationMessage(`Line ${line} has not run yet.`);
        return;
    }
    const file = logFile(run, task);
    if (file === undefined) {
        void window.showInformationMessage(neverRan(run, task));
        return;
    }
    await showDocument(file, { preserveFocus: false });
}

function logFile({ folder, tasks }: RunView, task: string): Uri | undefined {
    const attempt = tasks[task]?.attempt ?? 0;
    return attempt === 0 ? undefined : Uri.joinPath(Uri.file(folder), 'logs', `${task}.${attempt}.log`);
}

function neverRan({ tasks }: RunView, task: string): string {
    const view = tasks[task];
    if (view === undefined) return `Task ${task} was no part of the newest run.`;
    return view.reason === undefined ? `Task ${task} has not started.` : `Task ${task} did not run: ${view.reason}`;
}
