import type { ResolvedLine } from '../../language/model/types.ts';
import type { JournalEvent } from '../../protocol/journal.ts';
import type { RunView } from '../../protocol/run-view.ts';

/** Tells a person, or a program, how a run goes; and then the next, where lines run one after the other. */
export interface Reporter {
    /** Comes first for a run that is resumed: the events that its journal holds. */
    history(this: void, events: readonly JournalEvent[]): void;
    /** Comes with each event of a run, in their order. */
    event(this: void, event: JournalEvent): void;
    /** Something to say meanwhile, such as that the run is being cancelled. */
    say(notice: string): void;
    /** The run of the line is over. */
    end(run: RunView, line: ResolvedLine): Promise<void>;
    /** Nothing more comes, for whatever reason: leaves the terminal as it was. */
    close(): void;
}
