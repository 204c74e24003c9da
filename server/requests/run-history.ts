import type { Connection } from 'vscode-languageserver';
import { followLog, listRuns, logChanged, readRun, type FollowLogParams, type LineRef, type ListRunsResult, type ReadRunParams, type ReadRunResult } from '../../protocol/lsp.ts';
import { RunError } from '../../runner/errors.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { listRuns as runsIn, readRun as read, runFolder, runIds } from '../../runner/journal/runs.ts';
import { projectFolderOf } from '../project-folder.ts';
import { LogWatcher } from '../watch/logs.ts';

/** Answers which runs a line had and how each went, and sends logs. */
export function registerRunHistory(connection: Connection): void {
    const logs = new LogWatcher((message) => void connection.sendNotification(logChanged, message));
    connection.onRequest(listRuns, runsOf);
    connection.onRequest(readRun, runOf);
    connection.onRequest(followLog, (params: FollowLogParams) => {
        logs.follow(params);
        return null;
    });
    connection.onShutdown(() => logs.dispose());
}

async function runsOf({ uri, line }: LineRef): Promise<ListRunsResult> {
    const folder = projectFolderOf(uri);
    if (folder === undefined) return [];
    return (await runsIn(folder)).runs.filter((run) => run.line === line);
}

async function runOf({ uri, line, run }: ReadRunParams): Promise<ReadRunResult> {
    const folder = projectFolderOf(uri);
    if (folder === undefined || !(await runIds(folder)).includes(run)) return null;
    try {
        const { view } = await read(runFolder(folder, run));
        return view.line === line ? view : null;
    } catch (error) {
        if (error instanceof RunError) return null;
        throw error;
    }
}
