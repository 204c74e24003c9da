import type { ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerCommands } from './commands/index.ts';
import { provideLibraryDocuments } from './library-documents.ts';
import { GraphPanels } from './panel/graph-panels.ts';
import { ActiveRuns } from './runs/active-runs.ts';
import { createLanguageClient } from './language-server/language-client.ts';
import { Server } from './language-server/server.ts';
import { WatchedLines } from './language-server/watched-lines.ts';

let client: LanguageClient | undefined;

/** Called by VS Code when the first Pline file opens. Nothing here waits for the server. */
export function activate(context: ExtensionContext): void {
    client = createLanguageClient(context);
    const server = new Server(client);
    const lines = new WatchedLines(client);
    const panels = new GraphPanels(server, lines, context.extensionUri);
    const runs = new ActiveRuns(lines, context.workspaceState);
    context.subscriptions.push(server, lines, panels, runs, provideLibraryDocuments(server), registerCommands({ context, server, lines, panels, runs }));
    // The client itself tells the person why a start failed.
    client.start().catch((error: unknown) => client?.outputChannel.appendLine(String(error)));
}

/** Called by VS Code when the window closes. Runs go on: they are processes of their own. */
export async function deactivate(): Promise<void> {
    await client?.stop();
}
