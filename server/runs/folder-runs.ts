import { existsSync } from 'node:fs';
import type { RunGlance } from '../../protocol/history.ts';
import type { RunView } from '../../protocol/run-view.ts';
// Not through the runner's door, behind which the activities load database drivers.
import { holdingRuns, locksFolder } from '../../runner/line-lock.ts';
import { FolderWatch } from '../../runner/journal/folder-watch.ts';
import { RunFold } from '../../runner/journal/fold.ts';
import { glanceAt, glanceOf } from '../../runner/journal/glance.ts';
import { EmptyJournalError, journalPath, JournalTail } from '../../runner/journal/reader.ts';
import { currentView, runFolder, runIds, runsFolder } from '../../runner/journal/runs.ts';

/** Of older runs it is not told when they change: nobody goes on with them as a rule. */
const MOST_FOLLOWED = 50;
/** A run may write hundreds of events a second; eyes need fewer pictures. */
const PAUSE_MILLISECONDS = 200;
/** What no watch tells is seen then: that the process of a run has died. */
const LOOK_MILLISECONDS = 2_000;

export interface FolderChange {
    /** Those that are new or stand otherwise. */
    readonly runs: readonly RunGlance[];
    /** The ids of those that are gone. */
    readonly gone: readonly string[];
    /** Runs that have ended since the look before: their ids. */
    readonly ended: readonly string[];
    /** A run is new, gone, or has another status; otherwise one that goes on has only come further. */
    readonly statuses: boolean;
}

/** A run that goes on, or is about to. */
interface OpenRun { readonly tail: JournalTail; readonly fold: RunFold }

/** The runs of a project folder. What has ended is looked at once. */
export class FolderRuns {
    /** Resolves when the folder has been looked at for the first time. */
    readonly ready: Promise<void>;
    private readonly folder: string;
    private readonly changed: (change: FolderChange) => void;
    private readonly watch: FolderWatch;
    private readonly over = new Map<string, RunGlance | Error>();
    private readonly open = new Map<string, OpenRun>();
    /** What was told last of each run that is followed. */
    private told = new Map<string, string>();
    private followed: readonly RunGlance[] = [];
    /** It has been looked at before. */
    private isKnown = false;
    private soon: NodeJS.Timeout | undefined;
    private heartbeat: NodeJS.Timeout | undefined;
    private looking: Promise<void> | undefined;
    private again = false;
    private disposed = false;

    /** @param changed is called whenever something is another one or stands otherwise; first with what is there */
    constructor(folder: string, changed: (change: FolderChange) => void) {
        this.folder = folder;
        this.changed = changed;
        this.watch = new FolderWatch(() => this.lookSoon());
        this.ready = this.look();
    }

    /** The newest run of a line, as far as it is known by now. */
    newestOf(line: string): RunGlance | undefined {
        return this.followed.find((run) => run.line === line);
    }

    /** The newest runs, newest first, as far as they are known by now. */
    get newest(): readonly RunGlance[] {
        return this.followed;
    }

    /** The ids of all its runs, newest first; none where the folder cannot be read: whoever runs a line is told why. */
    ids(): Promise<readonly string[]> {
        return runIds(this.folder).catch(() => []);
    }

    /** A run that goes on, as it stands. */
    openView(id: string): RunView | undefined {
        const run = this.open.get(id);
        return run && currentView(run.fold);
    }

    /** @returns undefined for a run that has not begun or was killed as it began. @throws RunError where it cannot be read */
    async glance(id: string): Promise<RunGlance | undefined> {
        const known = this.over.get(id);
        if (known instanceof Error) throw known;
        if (known) return known;
        const open = this.open.get(id);
        if (open) return glanceOfOpen(open);
        const glance = await glanceAt(runFolder(this.folder, id)).catch(unlessEmpty);
        if (glance && glance.status !== 'running') this.over.set(id, glance);
        return glance;
    }

    /** Looks again at once: a run was started, resumed or deleted. */
    async refresh(): Promise<void> {
        await this.looking;
        await this.look();
    }

    dispose(): void {
        this.disposed = true;
        this.watch.dispose();
        clearTimeout(this.soon);
        clearTimeout(this.heartbeat);
    }

    /** However often something happens meanwhile. */
    private lookSoon(): void {
        if (this.disposed) return;
        this.soon ??= setTimeout(() => {
            this.soon = undefined;
            void this.look();
        }, PAUSE_MILLISECONDS).unref();
    }

    /** One look at a time; who asks meanwhile gets another one. */
    private look(): Promise<void> {
        this.again = this.looking !== undefined;
        this.looking ??= this.lookOnce().finally(() => {
            this.looking = undefined;
            if (this.again) this.lookSoon();
            clearTimeout(this.heartbeat);
            if (this.open.size > 0 && !this.disposed) this.heartbeat = setTimeout(() => void this.look(), LOOK_MILLISECONDS).unref();
        });
        return this.looking;
    }

    private async lookOnce(): Promise<void> {
        if (this.disposed) return;
        // Watched first, so that nothing is missed in between.
        this.watchFolders();
        const holding = new Set(holdingRuns(this.folder));
        const open = new Set(this.open.keys());
        const runs: RunGlance[] = [];
        const ids = await this.ids();
        for (const id of ids.filter((each, index) => index < MOST_FOLLOWED || open.has(each) || holding.has(each))) {
            // One that had ended may go on again.
            if (holding.has(id)) this.over.delete(id);
            const known = this.over.get(id) ?? await this.read(id, holding);
            if (known !== undefined && !(known instanceof Error)) runs.push(known);
        }
        this.watchFolders();
        if (!this.disposed) this.take(runs, new Set(ids));
    }

    private watchFolders(): void {
        const locks = locksFolder(this.folder);
        this.watch.set(runsFolder(this.folder), [...(existsSync(locks) ? [locks] : []), ...[...this.open.keys()].map((id) => runFolder(this.folder, id)).filter((path) => existsSync(path))]);
    }

    /** Reads on in a run that may go on. */
    private async read(id: string, holding: ReadonlySet<string>): Promise<RunGlance | undefined> {
        const folder = runFolder(this.folder, id);
        try {
            const glance = this.open.has(id) ? undefined : await glanceAt(folder);
            if (glance && glance.status !== 'running' && !holding.has(id)) return this.close(id, glance);
            const run = this.open.get(id) ?? { tail: new JournalTail(journalPath(folder)), fold: new RunFold(folder) };
            this.open.set(id, run);
            for (const event of await run.tail.read()) run.fold.add(event);
            const now = glanceOfOpen(run);
            return !now || now.status === 'running' || holding.has(id) ? now : this.close(id, now);
        } catch (error) {
            // It may be about to begin.
            if (error instanceof EmptyJournalError) return undefined;
            this.open.delete(id);
            this.over.set(id, error instanceof Error ? error : new Error(String(error)));
            return undefined;
        }
    }

    private close(id: string, run: RunGlance): RunGlance {
        this.open.delete(id);
        this.over.set(id, run);
        return run;
    }

    /** @param ids of all that are there: what only fell behind the newest is not gone */
    private take(runs: readonly RunGlance[], ids: ReadonlySet<string>): void {
        const told = new Map(runs.map((run) => [run.id, JSON.stringify([run, this.open.get(run.id)?.tail.bytes])]));
        const gone = [...this.told.keys()].filter((id) => !ids.has(id));
        for (const known of [this.over, this.open]) for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
        const changed = runs.filter(({ id }) => told.get(id) !== this.told.get(id));
        const ended = this.isKnown ? changed.filter(({ status }) => status !== 'running').map(({ id }) => id) : [];
        this.isKnown = true;
        const before = new Map(this.followed.map(({ id, status }) => [id, status]));
        const statuses = gone.length > 0 || changed.some(({ id, status }) => before.get(id) !== status);
        this.told = told;
        this.followed = runs;
        if (changed.length > 0 || gone.length > 0) this.changed({ runs: changed, gone, ended, statuses });
    }
}

function glanceOfOpen({ fold }: OpenRun): RunGlance | undefined {
    const [view, start] = [currentView(fold), fold.start];
    return view && start && glanceOf({ view, start });
}

/** A run that was killed as it began is none. */
function unlessEmpty(error: unknown): undefined {
    if (error instanceof EmptyJournalError) return undefined;
    throw error;
}
