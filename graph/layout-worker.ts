/** The layout's worker thread: ELK takes its time and cannot be interrupted, so it never shares a thread with the server. */
import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import Elk from 'elkjs/lib/elk.bundled.js';
import { layoutLine } from './layout.ts';
import type { LayoutReply, LayoutRequest } from './layout-messages.ts';
import { warmUpGraph } from './warm-up.ts';

const port = parentPort;
if (port === null) throw new Error('The layout runs as a worker thread only.');

const elk = new Elk();
// The first layout takes five times as long as the next ones: let it be one that nobody waits for, unless somebody waits already.
const early: { readonly message: LayoutRequest } | undefined = receiveMessageOnPort(port);
const ready: Promise<unknown> = early === undefined ? layoutLine(elk, warmUpGraph()) : respond(early.message);

port.on('message', async (request: LayoutRequest) => {
    await ready;
    await respond(request);
});

async function respond(request: LayoutRequest): Promise<void> {
    port?.postMessage(await answer(request));
}

async function answer({ id, graph, previous }: LayoutRequest): Promise<LayoutReply> {
    try {
        return { id, graph: await layoutLine(elk, graph, previous) };
    } catch (error) {
        return { id, error: error instanceof Error ? error.message : String(error) };
    }
}
