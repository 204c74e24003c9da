/** The graph panel in Chromium on the real language server: the first picture, the picture after a change of the text, and moving about in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { graphChanged, watchLine, type GraphChanged } from '../../protocol/lsp.ts';
import type { HostMessage } from '../../protocol/panel.ts';
import { Client } from '../../test/lsp/client.ts';
import { PanelBrowser, type Panel } from '../../test/webview/panel.ts';
import { percentile, printTable } from '../statistics.ts';
import { frameTimes, painted } from './frames.ts';
import { lineText } from './text.ts';

const samples = 5;

interface Figures {
    /** Milliseconds. */
    readonly first: number;
    readonly title: number;
    readonly task: number;
    readonly cards: number;
    readonly pan: readonly number[];
    readonly zoom: readonly number[];
}

class Bench {
    readonly client: Client;
    readonly browser: PanelBrowser;
    readonly uri: string;
    panel!: Panel;

    constructor(client: Client, browser: PanelBrowser, uri: string) {
        this.client = client;
        this.browser = browser;
        this.uri = uri;
    }

    /** From the panel's opening to the picture on the screen, layout included. */
    async first(): Promise<{ readonly time: number; readonly cards: number }> {
        const start = performance.now();
        const opened = this.browser.open();
        await this.client.connection.sendRequest(watchLine, { uri: this.uri, line: 'bench' });
        const message = await this.message(({ graph }) => graph !== undefined);
        this.panel = await opened;
        await this.show(message, `.react-flow__node[data-id="${message.graph!.nodes.at(-1)!.id}"]`);
        return { time: performance.now() - start, cards: message.graph!.nodes.length };
    }

    /** From a change of the text to the picture of it. @param selector what is there then */
    async change(text: string, selector: string): Promise<number> {
        const start = performance.now();
        const version = await this.client.change(this.uri, text);
        await this.show(await this.message((message) => message.version === version), selector);
        return performance.now() - start;
    }

    private message(fits: (message: GraphChanged) => boolean): Promise<GraphChanged> {
        return this.client.notification<GraphChanged>(graphChanged, (message) => message.uri === this.uri && fits(message));
    }

    private async show({ sequence, version, graph }: GraphChanged, selector: string): Promise<void> {
        // As text, which is how VS Code hands messages over; as objects, the driver of the browser takes longer than all the rest.
        const text = JSON.stringify({ type: 'graph', sequence, version, graph: graph!, syntaxErrors: [] } satisfies HostMessage);
        await this.panel.page.evaluate((json) => window.postMessage(JSON.parse(json), '*'), text);
        await this.panel.page.locator(selector).waitFor({ state: 'attached' });
        await painted(this.panel.page);
    }
}

async function measure(folder: string, browser: PanelBrowser, size: number, groups: number): Promise<Figures> {
    const client = await Client.start(folder);
    try {
        const uri = pathToFileURL(join(folder, `bench-${size}-${groups}.pline`)).href;
        const text = lineText(size, groups);
        await client.open(uri, text);
        await client.diagnostics(uri, () => true);
        const bench = new Bench(client, browser, uri);
        const { time: first, cards } = await bench.first();
        const pan = await frameTimes(bench.panel.page, 'pan');
        const zoom = await frameTimes(bench.panel.page, 'zoom');
        const title: number[] = [];
        const task: number[] = [];
        // What an overview does not show, a change does not change.
        const changes = Array.from({ length: cards < size ? 0 : samples }, (_, sample) => sample);
        for (const sample of changes) title.push(await bench.change(text.replace('"Task 1"', `"Changed ${sample}"`), `.card-title:text-is("Changed ${sample}")`));
        for (const sample of changes) {
            const added = text.replace('line bench {\n', `line bench {\n  task fresh_${sample} uses shell {\n    after task_1\n    command: "true"\n  }\n`);
            task.push(await bench.change(added, `.react-flow__node[data-id="fresh_${sample}"]`));
        }
        await bench.panel.page.close();
        return { first, cards, title: percentile(title, 0.5), task: percentile(task, 0.5), pan, zoom };
    } finally {
        await client.stop();
    }
}

const folder = await mkdtemp(join(tmpdir(), 'pline-bench-'));
const browser = await PanelBrowser.start();
try {
    const rows: (string | number)[][] = [];
    for (const [size, groups] of [[100, 0], [1000, 0], [5000, 40], [5000, 0]] as const) {
        const { first, cards, title, task, pan, zoom } = await measure(folder, browser, size, groups);
        const frames = [pan, zoom].flatMap((times) => [percentile(times, 0.5), percentile(times, 0.95)]);
        rows.push([`${size.toLocaleString('en')} tasks${groups > 0 ? `, ${groups} groups` : ''}`, cards, first, title, task, ...frames]);
    }
    rows.push(['limit: 100 tasks', '', '', 300, 300, '', '', '', ''], ['limit: 1,000 tasks', '', 3000, '', '', 20, '', 20, ''], ['limit: 5,000 tasks', '', 5000, '', '', '', '', '', '']);
    console.log(`The panel in Chromium without a graphics processor; milliseconds, medians of ${samples} changes; a frame of 20 ms is 50 a second\n`);
    printTable(['', 'cards', 'first', 'new title', 'new task', 'pan p50', 'p95', 'zoom p50', 'p95'], rows);
} finally {
    await browser.close();
    await rm(folder, { recursive: true });
}
