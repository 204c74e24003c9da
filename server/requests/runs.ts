import { RequestType, type Connection } from 'vscode-languageserver';
import { resumeRun, type ResumeRunParams, type ResumeRunResult } from '../../protocol/history.ts';
import { cancelRun, startRun, type CancelRunParams, type CancelRunResult, type StartRunParams, type StartRunResult } from '../../protocol/lsp.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { requestCancel } from '../../runner/cancel.ts';
import { RunError } from '../../runner/errors.ts';
import { runFolder } from '../../runner/journal/runs.ts';
import { projectFolderOf } from '../project-folder.ts';
import type { RunFolders } from '../runs/run-folders.ts';
import { resumeRun as resume, startRun as start } from '../runs/start.ts';
import type { PlineServerServices } from '../services.ts';

/** Starts, resumes and cancels runs. */
export function registerRuns(connection: Connection, { editor: { Runs: runs } }: PlineServerServices): void {
    connection.onRequest(new RequestType<StartRunParams, StartRunResult, void>(startRun), start);
    connection.onRequest(new RequestType<ResumeRunParams, ResumeRunResult, void>(resumeRun), async (params) => {
        const result = await resume(params);
        if (result.ok) await runs.of(params.uri)?.refresh();
        return result;
    });
    connection.onRequest(new RequestType<CancelRunParams, CancelRunResult, void>(cancelRun), (params) => cancel(params, runs));
}

async function cancel({ uri, line, run }: CancelRunParams, folders: RunFolders): Promise<CancelRunResult> {
    const none: CancelRunResult = { ok: false, message: run === undefined ? `No run of line ${line} is going on.` : `Run ${run} is over.` };
    const [folder, runs] = [projectFolderOf(uri), folders.of(uri)];
    if (folder === undefined || !runs) return none;
    try {
        await runs.refresh();
        const running = runs.newest.find((each) => each.line === line && each.status === 'running' && (run ?? each.id) === each.id);
        if (!running) return none;
        await requestCancel(runFolder(folder, running.id));
        return { ok: true };
    } catch (error) {
        if (error instanceof RunError) return { ok: false, message: error.message };
        throw error;
    }
}
