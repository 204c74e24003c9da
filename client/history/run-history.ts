import { Disposable, EventEmitter } from 'vscode';
import type { RunsChanged } from '../../protocol/history.ts';
import type { Server } from '../language-server/server.ts';
import type { WatchedLines } from '../language-server/watched-lines.ts';

/** Has the server follow the runs of the workspace while anybody here wants to know of them. */
export class RunHistory implements Disposable {
    private readonly server: Server;
    private readonly users = new Set<object>();
    private readonly changing = new EventEmitter<RunsChanged>();
    /** Runs are new, stand otherwise, or are gone. */
    readonly onDidChangeRuns = this.changing.event;
    private readonly restarting = new EventEmitter<void>();
    /** A server has begun to follow them: what was known may be old. */
    readonly onDidBegin = this.restarting.event;
    private readonly subscriptions: Disposable;

    constructor(server: Server, lines: WatchedLines) {
        this.server = server;
        this.subscriptions = Disposable.from(
            server.onDidChangeRuns((message) => this.changing.fire(message)),
            lines.onDidRestart(() => { if (this.users.size > 0) this.ask(); }),
        );
    }

    /** Follows them until the result is disposed. */
    follow(): Disposable {
        const user = {};
        this.users.add(user);
        if (this.users.size === 1) this.ask();
        return new Disposable(() => {
            if (this.users.delete(user) && this.users.size === 0) this.ask();
        });
    }

    dispose(): void {
        this.subscriptions.dispose();
        this.changing.dispose();
        this.restarting.dispose();
    }

    /** A server that is gone is asked again when it is back. */
    private ask(): void {
        const follow = this.users.size > 0;
        this.server.followHistory(follow).then(() => { if (follow) this.restarting.fire(); return undefined; }).catch(() => undefined);
    }
}
