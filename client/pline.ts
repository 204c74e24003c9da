import type { ExtensionContext } from 'vscode';
import type { GraphPanels } from './panel/graph-panels.ts';
import type { ActiveRuns } from './runs/active-runs.ts';
import type { Server } from './language-server/server.ts';
import type { WatchedLines } from './language-server/watched-lines.ts';

/** What the commands work with. */
export interface Pline {
    readonly context: ExtensionContext;
    readonly server: Server;
    readonly lines: WatchedLines;
    readonly panels: GraphPanels;
    readonly runs: ActiveRuns;
}
