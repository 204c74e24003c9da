/** Follows the newest run of a line, whichever process does it: through its journal alone. */
import type { JournalEvent } from '../../protocol/journal.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { messageOf } from '../errors.ts';
import { FolderWatch } from './folder-watch.ts';
import { RunFold } from './fold.ts';
import { journalPath, JournalTail } from './reader.ts';
import { currentView, runFolder, runIds, runsFolder } from './runs.ts';

/** The newest run changed; or there is none. */
export type RunListener = (view: RunView | undefined) => void;
/** A journal cannot be read, and its run is left out: one sentence. */
export type ProblemListener = (message: string) => void;

/** Also what a watcher misses is seen then, such as the death of a run's process. */
const LOOK_MILLISECONDS = 1000;
/** A run may write hundreds of events a second; eyes need fewer pictures. */
const PAUSE_MILLISECONDS = 50;

/**
 * Tells how the newest run of a line stands, at once and whenever that changes: also a run that another process starts, and one whose process dies.
 * @param projectFolder the folder of the file that declares the line
 * @param changed is called soon for the first time, with `undefined` where the line has no run
 * @returns what ends it
 */
export function followRuns(projectFolder: string, line: string, changed: RunListener, problem: ProblemListener = () => undefined): () => void {
    const follower = new RunFollower(projectFolder, line, changed, problem);
    follower.wake();
    return () => follower.dispose();
}

/** A run as far as it was read. */
interface FollowedRun {
    readonly id: string;
    readonly tail: JournalTail;
    readonly fold: RunFold;
    line: string | undefined;
    unreadable: boolean;
}

class RunFollower {
    private readonly projectFolder: string;
    private readonly line: string;
    private readonly changed: RunListener;
    private readonly problem: ProblemListener;
    private readonly runs = new Map<string, FollowedRun>();
    private readonly watch: FolderWatch;
    private readonly heartbeat: NodeJS.Timeout;
    private pending: NodeJS.Timeout | undefined;
    private looking = false;
    private lookAgain = false;
    private disposed = false;
    private shown: string | undefined;

    constructor(projectFolder: string, line: string, changed: RunListener, problem: ProblemListener) {
        this.projectFolder = projectFolder;
        this.line = line;
        this.changed = changed;
        this.problem = problem;
        this.watch = new FolderWatch(() => this.wake());
        this.heartbeat = setInterval(() => this.wake(), LOOK_MILLISECONDS).unref();
    }

    /** Something may have changed. */
    wake(): void {
        if (this.disposed) return;
        this.pending ??= setTimeout(() => {
            this.pending = undefined;
            void this.look();
        }, PAUSE_MILLISECONDS).unref();
    }

    dispose(): void {
        this.disposed = true;
        clearInterval(this.heartbeat);
        clearTimeout(this.pending);
        this.watch.dispose();
    }

    private async look(): Promise<void> {
        if (this.looking) {
            this.lookAgain = true;
            return;
        }
        this.looking = true;
        try {
            const run = await this.newestRun();
            if (this.disposed) return;
            this.watch.set(runsFolder(this.projectFolder), run ? [runFolder(this.projectFolder, run.id)] : []);
            this.show(run && currentView(run.fold), run);
        } catch (error) {
            this.problem(messageOf(error));
        } finally {
            this.looking = false;
            if (this.lookAgain) this.wake();
            this.lookAgain = false;
        }
    }

    private async newestRun(): Promise<FollowedRun | undefined> {
        for (const id of await runIds(this.projectFolder)) {
            const run = this.followed(id);
            if (run.unreadable || (run.line !== undefined && run.line !== this.line)) continue;
            await this.readOn(run);
            if (run.line !== this.line) continue;
            this.forgetOlder(run);
            return run;
        }
        return undefined;
    }

    private forgetOlder(newest: FollowedRun): void {
        for (const [id, run] of this.runs) if (run.line === this.line && run !== newest) this.runs.delete(id);
    }

    private followed(id: string): FollowedRun {
        const known = this.runs.get(id);
        if (known !== undefined) return known;
        const folder = runFolder(this.projectFolder, id);
        const run: FollowedRun = { id, tail: new JournalTail(journalPath(folder)), fold: new RunFold(folder), line: undefined, unreadable: false };
        this.runs.set(id, run);
        return run;
    }

    private async readOn(run: FollowedRun): Promise<void> {
        let events: readonly JournalEvent[];
        try {
            events = await run.tail.read();
        } catch (error) {
            run.unreadable = true;
            this.problem(messageOf(error));
            return;
        }
        for (const event of events) {
            if (event.type === 'run-started') run.line = event.line;
            if (run.line !== undefined && run.line !== this.line) break;
            run.fold.add(event);
        }
        if (events.length > 0) this.shown = undefined;
    }

    private show(view: RunView | undefined, run: FollowedRun | undefined): void {
        const state = view === undefined ? 'none' : `${run!.id} ${view.status}`;
        if (state === this.shown) return;
        this.shown = state;
        this.changed(view);
    }
}
