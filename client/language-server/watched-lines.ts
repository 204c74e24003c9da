import { Disposable, EventEmitter } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import type { GraphView } from '../../protocol/graph.ts';
import { graphChanged, runChanged, unwatchLine, watchLine, type GraphChanged, type LineRef, type RunChanged, type WatchLineParams } from '../../protocol/lsp.ts';
import { lineKey } from '../outline.ts';

export interface LineListener {
    graph?(message: GraphChanged): void;
    run?(message: RunChanged): void;
}

interface WatchedLine {
    readonly ref: LineRef;
    readonly listeners: Set<LineListener>;
    /** How much of it is wanted; all where nobody said. */
    view?: GraphView;
    graph?: GraphChanged;
    run?: RunChanged;
}

/** Asks the server once for each line that somebody here wants to follow, and again after the server restarts. */
export class WatchedLines implements Disposable {
    private readonly client: LanguageClient;
    private readonly watched = new Map<string, WatchedLine>();
    private readonly subscriptions: Disposable;
    private readonly restarting = new EventEmitter<void>();
    /** Fires when a server starts: it counts its messages from the start. */
    readonly onDidRestart = this.restarting.event;
    private readonly runChanging = new EventEmitter<RunChanged>();
    /** How the run of any watched line stands now. */
    readonly onDidChangeRun = this.runChanging.event;

    constructor(client: LanguageClient) {
        this.client = client;
        this.subscriptions = Disposable.from(
            client.onNotification(graphChanged, (message: GraphChanged) => this.graphChanged(message)),
            client.onNotification(runChanged, (message: RunChanged) => this.runChanged(message)),
            client.onDidChangeState(({ newState }) => { if (newState === State.Running) this.ask(); }),
        );
    }

    /** Follows a line until the result is disposed. What is known already comes before this returns. */
    watch({ uri, line }: LineRef, listener: LineListener): Disposable {
        const key = lineKey({ uri, line });
        const entry = this.watched.get(key) ?? this.begin(key, { uri, line });
        entry.listeners.add(listener);
        if (entry.graph !== undefined) listener.graph?.(entry.graph);
        if (entry.run !== undefined) listener.run?.(entry.run);
        return new Disposable(() => {
            entry.listeners.delete(listener);
            if (entry.listeners.size === 0) this.end(key, entry);
        });
    }

    /** Asks for another part of a line that is watched: its next graph shows that. */
    show(ref: LineRef, view: GraphView): void {
        const entry = this.watched.get(lineKey(ref));
        if (entry === undefined) return;
        entry.view = view;
        if (this.client.state === State.Running) this.watchOnServer(entry);
    }

    /** The server's last word on the newest run of a watched line. */
    runOf(ref: LineRef): RunChanged | undefined {
        return this.watched.get(lineKey(ref))?.run;
    }

    /** How the line's newest run stands now; resolves with the server's first word on it. */
    async newestRun(ref: LineRef): Promise<RunChanged['run']> {
        const { promise, resolve } = Promise.withResolvers<RunChanged['run']>();
        const watch = this.watch(ref, { run: ({ run }) => resolve(run) });
        try {
            return await promise;
        } finally {
            watch.dispose();
        }
    }

    dispose(): void {
        this.subscriptions.dispose();
        this.restarting.dispose();
        this.runChanging.dispose();
        this.watched.clear();
    }

    private begin(key: string, ref: LineRef): WatchedLine {
        const entry: WatchedLine = { ref, listeners: new Set() };
        this.watched.set(key, entry);
        if (this.client.state === State.Running) this.watchOnServer(entry);
        return entry;
    }

    private end(key: string, entry: WatchedLine): void {
        if (this.watched.get(key) !== entry) return;
        this.watched.delete(key);
        if (this.client.state === State.Running) this.send(unwatchLine, entry.ref);
    }

    private ask(): void {
        this.restarting.fire();
        for (const entry of this.watched.values()) {
            entry.graph = undefined;
            this.watchOnServer(entry);
        }
    }

    private watchOnServer({ ref, view }: WatchedLine): void {
        this.send(watchLine, { ...ref, ...(view && { view }) });
    }

    private send(method: string, ref: WatchLineParams): void {
        this.client.sendRequest(method, ref).catch((error: unknown) => this.client.error(`${method} of ${ref.line} failed.`, error));
    }

    private graphChanged(message: GraphChanged): void {
        const entry = this.watched.get(lineKey(message));
        if (entry === undefined || (entry.graph?.sequence ?? -1) >= message.sequence) return;
        entry.graph = message;
        for (const listener of entry.listeners) listener.graph?.(message);
    }

    private runChanged(message: RunChanged): void {
        const entry = this.watched.get(lineKey(message));
        if (entry === undefined) return;
        entry.run = message;
        this.runChanging.fire(message);
        for (const listener of entry.listeners) listener.run?.(message);
    }
}
