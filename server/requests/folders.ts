import { UriUtils } from 'langium';
import { FileChangeType, type Connection, type FileEvent, type WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { PlineWorkspaceManager } from '../../language/library/workspace.ts';
import type { PlineServerServices } from '../services.ts';

/** Follows the folders of the workspace as they are added and removed. */
export function registerFolders(connection: Connection, { shared }: PlineServerServices): void {
    const { LanguageServer: server, DocumentUpdateHandler: updates } = shared.lsp;
    const { WorkspaceManager: manager } = shared.workspace;
    const change = ({ added, removed }: WorkspaceFoldersChangeEvent): void => {
        if (!(manager instanceof PlineWorkspaceManager)) return;
        manager.changeFolders(added, removed);
        // A folder inside one that was removed may be left.
        const left = (manager.workspaceFolders ?? []).filter(({ uri }) => removed.some((folder) => UriUtils.contains(folder.uri, uri)));
        const events = (folders: readonly { readonly uri: string }[], type: FileChangeType): FileEvent[] => folders.map(({ uri }) => ({ uri, type }));
        updates.didChangeWatchedFiles?.({ changes: [...events(removed, FileChangeType.Deleted), ...events([...left, ...added], FileChangeType.Created)] });
    };
    server.onInitialize(({ capabilities }) => {
        if (capabilities.workspace?.workspaceFolders) server.onInitialized(() => void connection.workspace.onDidChangeWorkspaceFolders(change));
    });
}
