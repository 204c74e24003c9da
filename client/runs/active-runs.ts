import { Disposable, type Memento } from 'vscode';
import type { LineRef, RunChanged } from '../../protocol/lsp.ts';
import type { RunHistory } from '../history/run-history.ts';
import type { Server } from '../language-server/server.ts';
import type { WatchedLines } from '../language-server/watched-lines.ts';
import { lineKey, type LineRunRef } from '../outline.ts';
import { RunStatus, type LineRun } from './run-status.ts';
import { tellEnd } from './tell-end.ts';

/** A run that was started here: its end is told, also after a reload of the window. */
interface FollowedRun extends LineRunRef {
    /** When it went on, for a run that was resumed: an end before is none. */
    readonly resumed?: string;
}

const FOLLOWED = 'pline.followedRuns';

/** Every run that goes on and is watched here, whoever started it. */
export class ActiveRuns implements Disposable {
    private readonly server: Server;
    private readonly lines: WatchedLines;
    private readonly history: RunHistory;
    private readonly memory: Memento;
    private readonly status = new RunStatus();
    private readonly active = new Map<string, LineRun>();
    private readonly followed = new Map<string, FollowedRun & { readonly watch: Disposable }>();
    private readonly subscriptions: Disposable;

    /** @param memory keeps what is followed over a reload of the window */
    constructor({ server, lines, history }: { readonly server: Server; readonly lines: WatchedLines; readonly history: RunHistory }, memory: Memento) {
        this.server = server;
        this.lines = lines;
        this.history = history;
        this.memory = memory;
        this.subscriptions = Disposable.from(
            lines.onDidChangeRun((message) => this.runChanged(message)),
            history.onDidChangeRuns(({ runs }) => { for (const { id, status } of runs) if (status !== 'running') void this.look(id); }),
            history.onDidBegin(() => { for (const id of this.followed.keys()) void this.look(id); }),
        );
        for (const followed of memory.get<readonly FollowedRun[]>(FOLLOWED, [])) this.begin(followed);
    }

    /** The runs that go on, the oldest first. */
    get running(): readonly LineRun[] {
        return [...this.active.values()].sort((a, b) => a.run.started.localeCompare(b.run.started));
    }

    /** Follows a run that was just started, or resumed at a time, to its end. */
    follow({ uri, line }: LineRef, run: string, resumed?: string): void {
        this.end(run);
        this.begin({ uri, line, run, ...(resumed !== undefined && { resumed }) });
        this.remember();
    }

    dispose(): void {
        this.subscriptions.dispose();
        this.status.dispose();
        for (const { watch } of this.followed.values()) watch.dispose();
    }

    private begin(followed: FollowedRun): void {
        this.followed.set(followed.run, { ...followed, watch: Disposable.from(this.lines.watch(followed, {}), this.history.follow()) });
        const known = this.lines.runOf(followed);
        if (known?.run !== undefined) this.runChanged(known);
        // It may have ended before anybody listened.
        void this.look(followed.run);
    }

    private end(run: string): void {
        this.followed.get(run)?.watch.dispose();
        this.followed.delete(run);
        this.remember();
    }

    private remember(): void {
        void this.memory.update(FOLLOWED, [...this.followed.values()].map(({ uri, line, run, resumed }) => ({ uri, line, run, resumed })));
    }

    private runChanged({ uri, line, run }: RunChanged): void {
        const key = lineKey({ uri, line });
        if (run?.status === 'running') this.active.set(key, { ref: { uri, line }, run });
        else this.active.delete(key);
        this.status.show(this.running);
    }

    /** Tells the end of a run that is followed, once. */
    private async look(id: string): Promise<void> {
        const followed = this.followed.get(id);
        if (followed === undefined) return;
        // A server that is gone is asked again when it is back.
        const run = await this.server.readRun(followed).catch(() => null);
        if (run === null || run.status === 'running' || this.followed.get(id) !== followed) return;
        if (followed.resumed !== undefined && (run.resumed ?? '') < followed.resumed) return;
        this.end(id);
        void tellEnd(followed, run);
    }
}
