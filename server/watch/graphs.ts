import { DocumentState, URI, type LangiumDocument } from 'langium';
import { LayoutSupersededError, type GraphLayouter } from '../../graph/layout-client.ts';
import type { PlainGraph } from '../../graph/model.ts';
import { wholeLine } from '../../graph/view/view.ts';
import type { GraphView, LineGraph, Problem } from '../../protocol/graph.ts';
import type { GraphChanged, LineRef, WatchLineParams } from '../../protocol/lsp.ts';
import type { PlineServerServices } from '../services.ts';
import { arrange } from './arrange.ts';
import { keyOf } from './key.ts';
import { snapshotOf } from './snapshot.ts';

interface Watched {
    readonly ref: LineRef;
    readonly view: GraphView;
    /** Counts the texts that were looked at, so that a picture that comes late is not sent after a newer message. */
    newest: number;
    sent: number;
    /** What was sent last, to send nothing twice. */
    last?: string;
    picture?: LineGraph;
    /** Gives up what is being laid out for it. */
    readonly end: AbortController;
}

/** Sends the graphs of watched lines as their text changes. */
export class GraphWatcher {
    private readonly watched = new Map<string, Watched>();
    private readonly services: PlineServerServices;
    private readonly layouter: Pick<GraphLayouter, 'layout'>;
    private readonly send: (message: GraphChanged) => void;
    private sequence = 0;

    /** @param send gets each message, in the order of its sequence number */
    constructor(services: PlineServerServices, layouter: Pick<GraphLayouter, 'layout'>, send: (message: GraphChanged) => void) {
        this.services = services;
        this.layouter = layouter;
        this.send = send;
        services.shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, (documents) => this.changed(documents));
        services.shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => this.deleted(deleted));
    }

    /** Begins to send a line's graph; the first comes at once, also for a line that is watched already. A layout for another view of it is given up. */
    watch({ uri, line, view = wholeLine }: WatchLineParams): void {
        const ref: LineRef = { uri, line };
        const picture = this.watched.get(keyOf(ref))?.picture;
        this.unwatch(ref);
        const watched: Watched = { ref, view, newest: 0, sent: 0, end: new AbortController(), ...(picture && { picture }) };
        this.watched.set(keyOf(ref), watched);
        this.update(watched);
    }

    unwatch(ref: LineRef): void {
        this.watched.get(keyOf(ref))?.end.abort();
        this.watched.delete(keyOf(ref));
    }

    private changed(documents: readonly LangiumDocument[]): void {
        const uris = new Set(documents.map(({ uri }) => uri.toString()));
        for (const watched of this.watched.values()) {
            if (uris.has(uriOf(watched)) || (watched.view.external && this.isChecked(watched))) this.update(watched);
        }
    }

    private deleted(uris: readonly URI[]): void {
        const gone = new Set(uris.map((uri) => uri.toString()));
        for (const watched of this.watched.values()) {
            if (gone.has(uriOf(watched)) || (watched.view.external && this.isChecked(watched))) this.update(watched);
        }
    }

    /** A task of any file may wait for one of this line; a text that is still looked at will be told of by itself. */
    private isChecked(watched: Watched): boolean {
        const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(watched.ref.uri));
        return document !== undefined && document.state >= DocumentState.Validated;
    }

    private update(watched: Watched): void {
        const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(watched.ref.uri));
        const { version, graph, syntaxErrors } = snapshotOf(document, watched.ref.line, watched.view, this.services);
        const turn = ++watched.newest;
        if (graph) void this.picture(watched, turn, version, graph, syntaxErrors);
        else this.publish(watched, turn, version, syntaxErrors);
    }

    private async picture(watched: Watched, turn: number, version: number, graph: PlainGraph, syntaxErrors: readonly Problem[]): Promise<void> {
        try {
            const picture = await arrange(graph, watched.picture, this.layouter, watched.end.signal);
            this.publish(watched, turn, version, syntaxErrors, picture);
        } catch (error) {
            if (error instanceof LayoutSupersededError || watched.end.signal.aborted) return;
            const message = error instanceof Error ? error.message : String(error);
            this.publish(watched, turn, version, [...syntaxErrors, { severity: 'error', message, location: graph.location }]);
        }
    }

    private publish(watched: Watched, turn: number, version: number, syntaxErrors: readonly Problem[], graph?: LineGraph): void {
        if (this.watched.get(keyOf(watched.ref)) !== watched || turn < watched.sent) return;
        watched.sent = turn;
        watched.picture = graph ?? watched.picture;
        const content = JSON.stringify({ graph, syntaxErrors });
        if (content === watched.last) return;
        watched.last = content;
        this.send({ ...watched.ref, sequence: ++this.sequence, version, ...(graph && { graph }), syntaxErrors });
    }
}

function uriOf({ ref }: Watched): string {
    return URI.parse(ref.uri).toString();
}
