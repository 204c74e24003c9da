import { RequestType, type Connection } from 'vscode-languageserver';
import { cancelRun, startRun, type CancelRunResult, type LineRef, type StartRunParams, type StartRunResult } from '../../protocol/lsp.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { requestCancel } from '../../runner/cancel.ts';
import { RunError } from '../../runner/errors.ts';
import { listRuns, runFolder } from '../../runner/journal/runs.ts';
import { projectFolderOf } from '../project-folder.ts';
import { startRun as start } from '../runs/start.ts';

/** Starts and cancels runs. */
export function registerRuns(connection: Connection): void {
    connection.onRequest(new RequestType<StartRunParams, StartRunResult, void>(startRun), start);
    connection.onRequest(new RequestType<LineRef, CancelRunResult, void>(cancelRun), cancelNewest);
}

async function cancelNewest({ uri, line }: LineRef): Promise<CancelRunResult> {
    const none: CancelRunResult = { ok: false, message: `No run of line ${line} is going on.` };
    const folder = projectFolderOf(uri);
    if (folder === undefined) return none;
    try {
        const { runs } = await listRuns(folder);
        const newest = runs.find((run) => run.line === line && run.status === 'running');
        if (!newest) return none;
        await requestCancel(runFolder(folder, newest.id));
        return { ok: true };
    } catch (error) {
        if (error instanceof RunError) return { ok: false, message: error.message };
        throw error;
    }
}
