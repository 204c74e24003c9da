import type { Connection } from 'vscode-languageserver';
import type { PlineServerServices } from '../services.ts';
import { PastTasksReader } from '../runs/past-tasks.ts';
import { registerActivities } from './activities.ts';
import { registerBulk } from './bulk.ts';
import { registerEditorRequests } from './editor.ts';
import { registerEdits } from './edits.ts';
import { registerExports } from './exports.ts';
import { registerFolders } from './folders.ts';
import { registerLibraryText } from './library-text.ts';
import { registerLines } from './lines.ts';
import { registerRunDeletion } from './run-deletion.ts';
import { registerRunHistory } from './run-history.ts';
import { registerRunLists } from './run-lists.ts';
import { registerRuns } from './runs.ts';
import { registerTasks } from './tasks.ts';
import { registerWatching } from './watching.ts';
import { registerWorkspaceLines } from './workspace-lines.ts';

/** Answers what `protocol/lsp.ts` asks for beyond the language server protocol, and what Langium leaves of that. */
export function registerRequests(connection: Connection, services: PlineServerServices): void {
    const past = new PastTasksReader();
    for (const register of [registerActivities, registerBulk, registerEditorRequests, registerEdits, registerExports, registerFolders, registerLibraryText, registerLines, registerRunDeletion, registerRunHistory, registerRunLists, registerRuns, registerTasks, registerWatching, registerWorkspaceLines]) register(connection, services, past);
}
