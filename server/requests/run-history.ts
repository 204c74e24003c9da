import type { Connection } from 'vscode-languageserver';
import { compareTwoRuns, runDetails, type CompareRunsParams, type CompareRunsResult, type RunDetailsResult, type RunRef } from '../../protocol/history.ts';
import { followLog, listRuns, logChanged, readRun, type FollowLogParams, type LineRef, type ListRunsResult, type ReadRunParams, type ReadRunResult } from '../../protocol/lsp.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { RunError } from '../../runner/errors.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { compareRuns } from '../../runner/analysis/compare.ts';
import { listRuns as runsIn, readRun as read, runFolder, runIds } from '../../runner/journal/runs.ts';
import { projectFolderOf } from '../project-folder.ts';
import type { PastTasksReader } from '../runs/past-tasks.ts';
import type { PlineServerServices } from '../services.ts';
import { LogWatcher } from '../watch/logs.ts';

/** Answers which runs a line had, how each went, and how two differ; and sends logs. */
export function registerRunHistory(connection: Connection, { editor: { Runs: runs } }: PlineServerServices, past: PastTasksReader): void {
    const logs = new LogWatcher((message) => void connection.sendNotification(logChanged, message));
    connection.onRequest(listRuns, runsOf);
    connection.onRequest(readRun, async ({ line, ...ref }: ReadRunParams): Promise<ReadRunResult> => {
        const run = await viewOf(ref);
        return run?.line === line ? run : null;
    });
    connection.onRequest(runDetails, async (ref: RunRef): Promise<RunDetailsResult> => {
        const [run, folder, all] = [await viewOf(ref), projectFolderOf(ref.uri), runs.of(ref.uri)];
        return run && folder !== undefined && all ? { run, usual: Object.fromEntries(await past.usualBefore(folder, all, ref.run)) } : null;
    });
    connection.onRequest(compareTwoRuns, async ({ before, after }: CompareRunsParams): Promise<CompareRunsResult> => {
        const [old, now] = await Promise.all([viewOf(before), viewOf(after)]);
        return old && now ? compareRuns(old, now) : null;
    });
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

/** Undefined where there is no such run, or its journal cannot be read. */
async function viewOf({ uri, run }: RunRef): Promise<RunView | undefined> {
    const folder = projectFolderOf(uri);
    if (folder === undefined || !(await runIds(folder)).includes(run)) return undefined;
    try {
        return (await read(runFolder(folder, run))).view;
    } catch (error) {
        if (error instanceof RunError) return undefined;
        throw error;
    }
}
