import type { Outputs } from '../../protocol/journal.ts';
import type { Inputs } from '../activities/activity.ts';
import type { Child } from '../process/child.ts';
import type { LogFile } from '../process/log-file.ts';
import type { Masker } from '../process/mask.ts';
import type { Watchdog } from '../process/watchdog.ts';
import type { LockService } from './locks.ts';
import type { Progress } from './progress.ts';

/** All that the code of one attempt needs, whatever its kind. */
export interface Work {
    readonly inputs: Inputs;
    /** Working directory, absolute. */
    readonly directory: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly log: LogFile;
    readonly masker: Masker;
    /** Aborted, with a `Stop` as the reason, when the attempt is to end. */
    readonly signal: AbortSignal;
    /** Milliseconds between SIGTERM and SIGKILL. */
    readonly grace: number;
    /** `NAME=value`, which marks the processes of this attempt. */
    readonly mark: string;
    readonly locks: LockService;
    /** Starts processes. */
    readonly watchdog: Pick<Watchdog, 'start' | 'startHere'>;
    /** To be called once, when the work begins; with the process that does it, where there is one. */
    started(process?: Pick<Child, 'pid' | 'started'>): void;
    progress(progress: Progress): void;
}

/** How the work went, seen from its code; whether it was stopped is another matter. */
export type WorkEnd =
    | { readonly succeeded: true; readonly outputs: Outputs }
    | { readonly succeeded: false; readonly message: string; readonly exitCode?: number; readonly signal?: string; readonly outputs?: Outputs; /** Not even SIGKILL ended it. */ readonly stuck?: true };
