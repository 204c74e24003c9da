import { commands, Disposable, window } from 'vscode';
import type { Pline } from '../pline.ts';
import { addTask } from './add-task.ts';
import { cloneLine } from './clone-line.ts';
import { cloneTask } from './clone-task.ts';
import { cloneTasks } from './clone-tasks.ts';
import { compareRuns } from './compare-runs.ts';
import { createTasks } from './create-tasks.ts';
import { deleteRun, pruneRuns } from './delete-runs.ts';
import { exportLine } from './export-line.ts';
import { clearRunFilter, filterRuns, showRunsOfLine } from './filter-runs.ts';
import { clearTaskFilter, filterTasks, searchTasks } from './filter-tasks.ts';
import { goToSource } from './go-to-source.ts';
import { newLine } from './new-line.ts';
import { openExample } from './open-example.ts';
import { rerunFailed } from './rerun-failed.ts';
import { resumeRun } from './resume-run.ts';
import { runFrom } from './run-from.ts';
import { runLine } from './run-line.ts';
import { runOnAirflow } from './run-on-airflow.ts';
import { runTask } from './run-task.ts';
import { showGraph } from './show-graph.ts';
import { showLog } from './show-log.ts';
import { showReferences } from './show-references.ts';
import { showMoreTasks, showOlderRuns } from './show-more.ts';
import { copyRunId, showRun, showTimeline } from './show-run.ts';
import { stopRun } from './stop-run.ts';

/** By their names in package.json, without the `pline.` in front. */
const COMMANDS: Readonly<Record<string, (pline: Pline, argument: unknown, selection: unknown) => Promise<void>>> = {
    showGraph, runLine, runTask, runFrom, runOnAirflow, rerunFailed, stopRun, cloneTask, cloneTasks, cloneLine, exportLine, newLine, addTask, createTasks, showLog, showReferences,
    goToSource, openExample, filterTasks, searchTasks, clearTaskFilter, showMoreTasks,
    showRun, showTimeline, resumeRun, compareRuns, deleteRun, pruneRuns, copyRunId, filterRuns, showRunsOfLine, clearRunFilter, showOlderRuns,
};

export function registerCommands(pline: Pline): Disposable {
    return Disposable.from(...Object.entries(COMMANDS).map(([name, command]) =>
        commands.registerCommand(`pline.${name}`, (argument: unknown, selection: unknown) => command(pline, argument, selection).catch((error: unknown) => report(pline, error)))));
}

/** What the server answers to a request that it cannot serve, or that it is gone. */
async function report({ server }: Pline, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const chosen = await window.showErrorMessage(`Pline: ${message}`, 'Show Server Log');
    if (chosen !== undefined) server.showLog();
}
