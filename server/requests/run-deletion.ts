import type { Connection } from 'vscode-languageserver';
import { deleteRuns, pruneRuns, type DeletedRuns, type DeleteRunsParams, type PruneRunsParams } from '../../protocol/history.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { messageOf } from '../../runner/errors.ts';
import { deleteRun, pruneRuns as prune } from '../../runner/journal/prune.ts';
import { projectFolderOf } from '../project-folder.ts';
import type { PlineServerServices } from '../services.ts';

const DAY_MILLISECONDS = 86_400_000;

/** Deletes runs that are over: some on request, and old ones after each run, as the settings say. */
export function registerRunDeletion(connection: Connection, { editor: { Runs: runs, Settings: settings }, shared: { workspace: { WorkspaceManager: manager } } }: PlineServerServices): void {
    const pruneIn = async (folders: Iterable<string>, { keep, days }: PruneRunsParams): Promise<DeletedRuns> => {
        let deleted = 0;
        const problems: string[] = [];
        for (const folder of folders) {
            try {
                const gone = await prune(folder, { keep, olderThan: days === undefined ? undefined : days * DAY_MILLISECONDS });
                deleted += gone.runs.length;
                problems.push(...gone.problems);
            } catch (error) {
                problems.push(messageOf(error));
            }
            await runs.in(folder).refresh();
        }
        return { deleted, problems };
    };
    connection.onRequest(pruneRuns, async (params: PruneRunsParams) => {
        await manager.ready;
        return pruneIn(runs.workspaceFolders(), params);
    });
    connection.onRequest(deleteRuns, async ({ runs: refs }: DeleteRunsParams): Promise<DeletedRuns> => {
        const problems: string[] = [];
        for (const { uri, run } of refs) {
            const [folder, all] = [projectFolderOf(uri), runs.of(uri)];
            if (folder === undefined || !all || !(await all.ids()).includes(run)) continue;
            const status = (await all.glance(run).catch(() => undefined))?.status;
            if (status === 'running') problems.push(`Run ${run} goes on: stop it first.`);
            else await deleteRun(folder, run).catch((error: unknown) => problems.push(messageOf(error)));
            await all.refresh();
        }
        return { deleted: refs.length - problems.length, problems };
    });
    runs.onDidChange(async ({ folder, ended }) => {
        const { keep, keepDays } = settings.current.runs;
        if (ended.length === 0 || (keep === undefined && keepDays === undefined)) return;
        const { problems } = await pruneIn([folder], { keep, days: keepDays });
        for (const problem of problems) connection.console.warn(problem);
    });
}
