import type { ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerCommands } from './commands/index.ts';
import { Comparisons } from './history/comparisons.ts';
import { RunHistory } from './history/run-history.ts';
import { LinesView } from './lines-view/lines-view.ts';
import { provideLogLinks } from './logs/log-links.ts';
import { RunsView } from './runs-view/runs-view.ts';
import { provideTasks } from './tasks/task-provider.ts';
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
    const history = new RunHistory(server, lines);
    const runs = new ActiveRuns({ server, lines, history }, context.workspaceState);
    const linesView = new LinesView(server, history);
    const runsView = new RunsView(server, history);
    const comparisons = new Comparisons(server);
    context.subscriptions.push(
        server, lines, panels, history, runs, linesView, runsView, comparisons, provideLibraryDocuments(server), provideLogLinks(), provideTasks(server, context),
        registerCommands({ context, server, lines, panels, runs, linesView, runsView, comparisons }),
    );
    // The client itself tells the person why a start failed.
    client.start().catch((error: unknown) => client?.outputChannel.appendLine(String(error)));
}

/** Called by VS Code when the window closes. Runs go on: they are processes of their own. */
export async function deactivate(): Promise<void> {
    await client?.stop();
}
