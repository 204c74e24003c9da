import type { RunView } from '../../protocol/run-view.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { FolderWatch } from '../../runner/journal/folder-watch.ts';
import { RunFold } from '../../runner/journal/fold.ts';
import { journalPath, JournalTail } from '../../runner/journal/reader.ts';
import { currentView, runFolder, runIds, runsFolder } from '../../runner/journal/runs.ts';

/** How a line ran last. */
export type LastRun = Pick<RunView, 'id' | 'status' | 'started' | 'ended'>;

/** Older runs are not looked through for a line that did not run since. */
const MOST_RUNS = 50;
/** A run that goes on is looked at that often. */
const LOOK_MILLISECONDS = 2_000;

/** A run that goes on, or has a folder and no journal yet. */
interface FollowedRun { readonly tail: JournalTail; readonly fold: RunFold }
type KnownRun = LastRun & { readonly line: string };

/** The newest run of each line of a project folder. What has ended is read once. */
export class FolderRuns {
    private readonly folder: string;
    private readonly changed: () => void;
    private readonly watch: FolderWatch;
    private readonly ended = new Map<string, KnownRun | undefined>();
    private readonly open = new Map<string, FollowedRun>();
    private newest: ReadonlyMap<string, LastRun> = new Map();
    private timer: NodeJS.Timeout | undefined;
    private looking = false;
    private again = false;
    private disposed = false;

    /** @param changed is called when a line's newest run is another one or stands otherwise */
    constructor(folder: string, changed: () => void) {
        this.folder = folder;
        this.changed = changed;
        this.watch = new FolderWatch(() => void this.look());
        void this.look();
    }

    /** As far as it is known by now. */
    of(line: string): LastRun | undefined {
        return this.newest.get(line);
    }

    dispose(): void {
        this.disposed = true;
        this.watch.dispose();
        clearTimeout(this.timer);
    }

    private async look(): Promise<void> {
        this.again = this.looking;
        if (this.looking || this.disposed) return;
        this.looking = true;
        clearTimeout(this.timer);
        try {
            // Watched first, so that nothing is missed in between.
            this.watch.set(runsFolder(this.folder), undefined);
            const runs = await this.runs();
            if (!this.disposed) this.take(runs);
        } finally {
            this.looking = false;
        }
        if (this.again) await this.look();
    }

    private async runs(): Promise<KnownRun[]> {
        const runs: KnownRun[] = [];
        // A folder that cannot be read has no runs to show; whoever runs a line is told why.
        for (const id of (await runIds(this.folder).catch(() => [])).slice(0, MOST_RUNS)) {
            const run = this.ended.has(id) ? this.ended.get(id) : await this.read(id);
            if (run) runs.push(run);
        }
        return runs;
    }

    /** @returns undefined for a run that cannot be read or has not begun */
    private async read(id: string): Promise<KnownRun | undefined> {
        const folder = runFolder(this.folder, id);
        const { tail, fold } = this.open.get(id) ?? { tail: new JournalTail(journalPath(folder)), fold: new RunFold(folder) };
        this.open.set(id, { tail, fold });
        try {
            for (const event of await tail.read()) fold.add(event);
        } catch {
            return this.close(id, undefined);
        }
        const view = currentView(fold);
        const run = view && { id, line: view.line, status: view.status, started: view.started, ...(view.ended !== undefined && { ended: view.ended }) };
        return run && run.status !== 'running' ? this.close(id, run) : run;
    }

    private close(id: string, run: KnownRun | undefined): KnownRun | undefined {
        this.open.delete(id);
        this.ended.set(id, run);
        return run;
    }

    private take(runs: readonly KnownRun[]): void {
        const newest = new Map(runs.toReversed().map((run) => [run.line, run]));
        if (this.open.size > 0) this.timer = setTimeout(() => void this.look(), LOOK_MILLISECONDS).unref();
        const before = JSON.stringify([...this.newest]);
        this.newest = newest;
        if (JSON.stringify([...newest]) !== before) this.changed();
    }
}
