import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { GraphLayouter } from '../../graph/layout-client.ts';
import { graphChanged, runChanged, unwatchLine, watchLine, type LineRef, type WatchLineParams } from '../../protocol/lsp.ts';
import type { PlineServerServices } from '../services.ts';
import { GraphWatcher } from '../watch/graphs.ts';
import { RunWatcher } from '../watch/runs.ts';
import { upToDate } from './document-request.ts';

/** Sends the graph and the newest run of the lines that the client watches. */
export function registerWatching(connection: Connection, services: PlineServerServices): void {
    const layouter = new GraphLayouter();
    const graphs = new GraphWatcher(services, layouter, (message) => void connection.sendNotification(graphChanged, message));
    const runs = new RunWatcher((message) => void connection.sendNotification(runChanged, message), (message) => connection.console.warn(message));
    connection.onRequest(watchLine, async (ref: WatchLineParams) => {
        await upToDate(URI.parse(ref.uri), services);
        graphs.watch(ref);
        runs.watch(ref);
        return null;
    });
    connection.onRequest(unwatchLine, (ref: LineRef) => {
        graphs.unwatch(ref);
        runs.unwatch(ref);
        return null;
    });
    connection.onShutdown(async () => {
        runs.dispose();
        await layouter.dispose();
    });
}
