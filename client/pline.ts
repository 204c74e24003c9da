import type { ExtensionContext } from 'vscode';
import type { Comparisons } from './history/comparisons.ts';
import type { LinesView } from './lines-view/lines-view.ts';
import type { RunsView } from './runs-view/runs-view.ts';
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
    readonly linesView: LinesView;
    readonly runsView: RunsView;
    readonly comparisons: Comparisons;
}
