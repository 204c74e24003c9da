import { DocumentState } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { filterChoices, lineTasks, workspaceLines, type FilterChoices, type LineTask, type LineTasksParams, type WorkspaceLinesParams, type WorkspaceLinesResult } from '../../protocol/workspace-lines.ts';
import { linesChanged } from '../../protocol/history.ts';
import type { PastTasksReader } from '../runs/past-tasks.ts';
import type { PlineServerServices } from '../services.ts';
import { WorkspaceLines } from '../workspace/lines.ts';

/** Who types does not see the lists change at each key. */
const PAUSE_MILLISECONDS = 300;

/** Lists the lines of the workspace and their tasks, and tells when their texts change what is listed. */
export function registerWorkspaceLines(connection: Connection, services: PlineServerServices, past: PastTasksReader): void {
    const lines = new WorkspaceLines(services, past);
    const { DocumentBuilder: builder, WorkspaceManager: manager, WorkspaceLock: lock } = services.shared.workspace;
    /** After the changes that came before. */
    const settled = async <T>(answer: () => T): Promise<Awaited<T>> => {
        await manager.ready;
        await lock.read(() => undefined);
        return answer() as Awaited<T>;
    };
    connection.onRequest(workspaceLines, (params: WorkspaceLinesParams): Promise<WorkspaceLinesResult> => settled(() => lines.list(params.filter)));
    connection.onRequest(lineTasks, (params: LineTasksParams): Promise<readonly LineTask[]> => settled(() => lines.tasks(params)));
    connection.onRequest(filterChoices, (): Promise<FilterChoices> => settled(() => lines.choices()));

    let told = '';
    let timer: NodeJS.Timeout | undefined;
    const changed = (): void => {
        if (!services.editor.Runs.followsWorkspace) return;
        timer ??= setTimeout(() => {
            timer = undefined;
            const signature = lines.signature();
            if (signature === told) return;
            told = signature;
            void connection.sendNotification(linesChanged);
        }, PAUSE_MILLISECONDS).unref();
    };
    builder.onBuildPhase(DocumentState.Linked, changed);
    builder.onUpdate(changed);
}
