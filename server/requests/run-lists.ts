import { basename, join } from 'node:path';
import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { followHistory, pageOfRuns, runsChanged, type FollowHistoryParams, type PageOfRunsParams, type PageOfRunsResult, type RunEntry, type RunFilter, type RunGlance, type RunsChanged } from '../../protocol/history.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { messageOf } from '../../runner/errors.ts';
import type { RunFolders } from '../runs/run-folders.ts';
import type { PlineServerServices } from '../services.ts';

/** So many journals are looked at at once. */
const AT_ONCE = 16;

/** Lists the runs of the workspace page by page, and tells when they change. */
export function registerRunLists(connection: Connection, { editor: { Runs: runs }, shared: { workspace: { WorkspaceManager: manager } } }: PlineServerServices): void {
    connection.onRequest(followHistory, async ({ follow }: FollowHistoryParams) => {
        await manager.ready;
        runs.followWorkspace(follow);
        return null;
    });
    connection.onRequest(pageOfRuns, async (params: PageOfRunsParams): Promise<PageOfRunsResult> => {
        await manager.ready;
        return page(runs, params);
    });
    runs.onDidChange(({ folder, runs: changed, gone }) => {
        if (!runs.followsWorkspace) return;
        const message: RunsChanged = { runs: changed.map((run) => entry(folder, run)), gone };
        void connection.sendNotification(runsChanged, message);
    });
    connection.onShutdown(() => runs.dispose());
}

/** Ids sort by time, also those of several folders. */
async function page(folders: RunFolders, { before, count, filter = {} }: PageOfRunsParams): Promise<PageOfRunsResult> {
    const ids = await Promise.all([...folders.workspaceFolders()].map(async (folder) => (await folders.in(folder).ids()).map((id) => ({ folder, id }))));
    const all = ids.flat().sort((a, b) => a.id < b.id ? 1 : -1);
    const older = before === undefined ? all : all.filter(({ id }) => id < before);
    const runs: RunEntry[] = [];
    const problems: string[] = [];
    for (let at = 0; at < older.length; at += AT_ONCE) {
        const some = await Promise.all(older.slice(at, at + AT_ONCE).map(({ folder, id }) => folders.in(folder).glance(id).then((run) => run && entry(folder, run), (error: unknown) => messageOf(error))));
        for (const run of some) {
            if (typeof run === 'string') problems.push(run);
            else if (run && passes(run, filter)) runs.push(run);
        }
        if (runs.length > count) break;
    }
    return { runs: runs.slice(0, count), more: runs.length > count, problems };
}

function passes(run: RunGlance, { line, status, environment }: RunFilter): boolean {
    return (line === undefined || run.line === line) && (status === undefined || run.status === status) && (environment === undefined || run.environment === environment);
}

/** The project may have been moved since the run: its file is sought where the run is kept. */
function entry(folder: string, run: RunGlance): RunEntry {
    return { ...run, uri: URI.file(join(folder, basename(run.file))).toString() };
}
