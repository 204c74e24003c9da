import { commands, Disposable, window, type Memento } from 'vscode';
import type { LineRef, RunChanged } from '../../protocol/lsp.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { lineKey } from '../outline.ts';
import type { WatchedLines } from '../language-server/watched-lines.ts';
import { RunStatus, type LineRun } from './run-status.ts';
import { endMessage } from './run-text.ts';

/** A run that was started here: its end is told, also after a reload of the window. */
interface FollowedRun extends LineRef {
    readonly run: string;
}

const FOLLOWED = 'pline.followedRuns';
const SUCCESS_SHOWN_MS = 10_000;

/** Every run that goes on and is watched here, whoever started it. */
export class ActiveRuns implements Disposable {
    private readonly lines: WatchedLines;
    private readonly memory: Memento;
    private readonly status = new RunStatus();
    private readonly active = new Map<string, LineRun>();
    private readonly followed = new Map<string, FollowedRun & { readonly watch: Disposable }>();
    private readonly subscription: Disposable;

    /** @param memory keeps what is followed over a reload of the window */
    constructor(lines: WatchedLines, memory: Memento) {
        this.lines = lines;
        this.memory = memory;
        this.subscription = lines.onDidChangeRun((message) => this.runChanged(message));
        for (const followed of memory.get<readonly FollowedRun[]>(FOLLOWED, [])) this.begin(followed);
    }

    /** The runs that go on, the oldest first. */
    get running(): readonly LineRun[] {
        return [...this.active.values()].sort((a, b) => a.run.started.localeCompare(b.run.started));
    }

    /** Follows a run that was just started to its end. */
    follow({ uri, line }: LineRef, run: string): void {
        this.end(lineKey({ uri, line }));
        this.begin({ uri, line, run });
        this.remember();
    }

    dispose(): void {
        this.subscription.dispose();
        this.status.dispose();
        for (const { watch } of this.followed.values()) watch.dispose();
    }

    private begin(followed: FollowedRun): void {
        const watch = this.lines.watch(followed, {});
        this.followed.set(lineKey(followed), { ...followed, watch });
        const known = this.lines.runOf(followed);
        if (known?.run !== undefined) this.runChanged(known);
    }

    private end(key: string): void {
        this.followed.get(key)?.watch.dispose();
        this.followed.delete(key);
        this.remember();
    }

    private remember(): void {
        void this.memory.update(FOLLOWED, [...this.followed.values()].map(({ uri, line, run }) => ({ uri, line, run })));
    }

    private runChanged({ uri, line, run }: RunChanged): void {
        const key = lineKey({ uri, line });
        if (run?.status === 'running') this.active.set(key, { ref: { uri, line }, run });
        else this.active.delete(key);
        this.status.show(this.running);
        if (run === undefined || run.status === 'running' || this.followed.get(key)?.run !== run.id) return;
        this.end(key);
        void tellEnd({ uri, line }, run);
    }
}

async function tellEnd(ref: LineRef, run: RunView): Promise<void> {
    const { severity, text, task } = endMessage(run);
    if (severity === 'information') {
        window.setStatusBarMessage(`$(${run.status === 'succeeded' ? 'check' : 'circle-slash'}) ${text}`, SUCCESS_SHOWN_MS);
        return;
    }
    const showLog = task === undefined ? [] : ['Show Log'];
    const chosen = await window.showErrorMessage(text, ...showLog, 'Show Graph');
    if (chosen === 'Show Log') await commands.executeCommand('pline.showLog', { ...ref, task });
    if (chosen === 'Show Graph') await commands.executeCommand('pline.showGraph', ref);
}
