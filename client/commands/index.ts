import { commands, Disposable, window } from 'vscode';
import type { Pline } from '../pline.ts';
import { addTask } from './add-task.ts';
import { cloneTask } from './clone-task.ts';
import { exportLine } from './export-line.ts';
import { newLine } from './new-line.ts';
import { rerunFailed } from './rerun-failed.ts';
import { runFrom } from './run-from.ts';
import { runLine } from './run-line.ts';
import { runOnAirflow } from './run-on-airflow.ts';
import { runTask } from './run-task.ts';
import { showGraph } from './show-graph.ts';
import { showLog } from './show-log.ts';
import { showReferences } from './show-references.ts';
import { stopRun } from './stop-run.ts';

/** By their names in package.json, without the `pline.` in front. */
const COMMANDS: Readonly<Record<string, (pline: Pline, argument: unknown) => Promise<void>>> = {
    showGraph, runLine, runTask, runFrom, runOnAirflow, rerunFailed, stopRun, cloneTask, exportLine, newLine, addTask, showLog, showReferences,
};

export function registerCommands(pline: Pline): Disposable {
    return Disposable.from(...Object.entries(COMMANDS).map(([name, command]) =>
        commands.registerCommand(`pline.${name}`, (argument: unknown) => command(pline, argument).catch((error: unknown) => report(pline, error)))));
}

/** What the server answers to a request that it cannot serve, or that it is gone. */
async function report({ server }: Pline, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const chosen = await window.showErrorMessage(`Pline: ${message}`, 'Show Server Log');
    if (chosen !== undefined) server.showLog();
}
