import { Disposable } from 'vscode';
import type { LineRef } from '../../protocol/lsp.ts';
import type { HostMessage, PanelMessage } from '../../protocol/panel.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { lineKey } from '../outline.ts';
import type { Server } from '../language-server/server.ts';

type Said = Extract<HostMessage, { readonly type: 'task' | 'checked' | 'runs' | 'log' }>;

/** What the panel looks at closer: a task, a value, the line's runs, a log. */
export class Inspection implements Disposable {
    private readonly server: Server;
    private readonly current: () => LineRef;
    private readonly say: (message: Said) => void;
    private readonly subscriptions: Disposable;
    private task: string | undefined;
    private environment: string | undefined;

    /** @param current the line that the panel shows */
    constructor(server: Server, current: () => LineRef, say: (message: Said) => void) {
        this.server = server;
        this.current = current;
        this.say = say;
        this.subscriptions = Disposable.from(
            server.onDidChangeTask(({ uri, line, task, details }) => { if (this.isOurs({ uri, line }) && task === this.task) say({ type: 'task', ...(details && { details }) }); }),
            server.onDidChangeLog(({ uri, line, source: { task, attempt }, reset, text }) => { if (this.isOurs({ uri, line })) say({ type: 'log', task, attempt, reset, text }); }),
        );
    }

    async inspect(task: string | undefined): Promise<void> {
        this.task = task;
        const { environment } = this;
        await this.server.watchTask({ ...this.current(), ...(task !== undefined && { task }), ...(environment !== undefined && { environment }) });
    }

    /** Values are told as they are in an environment. */
    async showFor(environment: string | undefined): Promise<void> {
        this.environment = environment;
        await this.restart();
    }

    async check({ task, property, value, request }: Extract<PanelMessage, { readonly type: 'checkValue' }>): Promise<void> {
        this.say({ type: 'checked', request, problems: await this.server.checkValue({ ...this.current(), task, property, value }) });
    }

    async listRuns(): Promise<void> {
        this.say({ type: 'runs', runs: await this.server.runs(this.current()) });
    }

    /** Follows the log of a task's attempt, of its last one where none is named. */
    async followLog(run: RunView | undefined, { task, attempt }: Extract<PanelMessage, { readonly type: 'log' }>): Promise<void> {
        const last = task === undefined ? undefined : run?.tasks[task]?.attempt;
        const wanted = attempt ?? last;
        const source = run && task !== undefined && wanted !== undefined && wanted > 0 ? { run: run.id, task, attempt: wanted } : undefined;
        await this.server.followLog({ ...this.current(), ...(source && { source }) });
    }

    /** A new server knows nothing of what was watched. */
    async restart(): Promise<void> {
        if (this.task !== undefined) await this.inspect(this.task);
    }

    /** Nobody looks any more. */
    async end(): Promise<void> {
        if (this.task !== undefined) await this.inspect(undefined);
        await this.server.followLog(this.current());
    }

    dispose(): void {
        this.subscriptions.dispose();
    }

    private isOurs({ uri, line }: LineRef): boolean {
        return lineKey({ uri, line }) === lineKey(this.current());
    }
}
