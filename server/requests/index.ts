import type { Connection } from 'vscode-languageserver';
import type { PlineServerServices } from '../services.ts';
import { registerActivities } from './activities.ts';
import { registerEditorRequests } from './editor.ts';
import { registerEdits } from './edits.ts';
import { registerFolders } from './folders.ts';
import { registerLibraryText } from './library-text.ts';
import { registerLines } from './lines.ts';
import { registerRunHistory } from './run-history.ts';
import { registerRuns } from './runs.ts';
import { registerTasks } from './tasks.ts';
import { registerWatching } from './watching.ts';

/** Answers what `protocol/lsp.ts` asks for beyond the language server protocol, and what Langium leaves of that. */
export function registerRequests(connection: Connection, services: PlineServerServices): void {
    for (const register of [registerActivities, registerEditorRequests, registerEdits, registerFolders, registerLibraryText, registerLines, registerRunHistory, registerRuns, registerTasks, registerWatching]) register(connection, services);
}
