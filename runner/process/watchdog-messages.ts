/** What the runner and its watchdog say to each other, one JSON object a line. */

export type ToWatchdog =
    /** The first for each run: what its processes have in their environment, how long they may take to end, and what every command inherits. */
    | { readonly type: 'begin'; readonly mark: string; readonly grace: number; readonly environment: Readonly<Record<string, string>> }
    | {
        readonly type: 'start';
        readonly id: number;
        readonly file: string;
        readonly args: readonly string[];
        readonly directory: string;
        /** On top of what every command inherits. */
        readonly environment: Readonly<Record<string, string>>;
        /** Gets standard output and standard error. */
        readonly log: string;
    }
    /** Processes that the runner has started itself, each at the head of a group, and those of them that have ended. */
    | { readonly type: 'watch'; readonly started: readonly number[]; readonly ended: readonly number[] }
    /** The runner ends in order. */
    | { readonly type: 'bye' };

export type FromWatchdog =
    | { readonly type: 'ready' }
    | { readonly type: 'started'; readonly id: number; readonly pid: number; readonly started?: string }
    /** It could not be started. */
    | { readonly type: 'failed'; readonly id: number; readonly code?: string; readonly message: string }
    | { readonly type: 'ended'; readonly id: number; readonly exitCode: number | null; readonly signal: string | null };
