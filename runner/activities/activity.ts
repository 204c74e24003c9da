import type { Outputs } from '../../protocol/journal.ts';

/** A value after the run has put everything in. A duration is milliseconds. */
export type Input = string | number | boolean | null | readonly Input[] | { readonly [key: string]: Input } | ConnectionInput;

/** A connection with its secrets in: it never leaves the process that uses it. */
export interface ConnectionInput {
    readonly connection: string;
    readonly connector: string;
    readonly properties: { readonly [key: string]: Input };
}

/** Another line, and the file that declares it. */
export type LineInput = { readonly line: string; readonly uri: string };

export type Inputs = Readonly<Record<string, Input>>;

/** What an activity's code may use of the run around it. */
export interface ActivityContext {
    /** Aborted when the task is cancelled or its time is up. */
    readonly signal: AbortSignal;
    /** The task's working directory, absolute: relative paths start here. */
    readonly directory: string;
    /** The variables that the task runs with. */
    readonly environment: Readonly<Record<string, string>>;
    /** Adds a line to the task's log. */
    log(line: string): void;
    progress(message: string, done?: number, total?: number): void;
    /**
     * Waits until no other task of this run holds the resource (a DuckDB file, say); the activity calls what it gets when done.
     * @param resource an absolute path or another name that says what is shared
     */
    lock(resource: string): Promise<() => void>;
}

/** Runs a command: the runner starts it, writes its log, kills it, and reads `PLINE_OUTPUT`. */
export interface CommandActivity {
    readonly kind: 'command';
    /** Properties whose placeholders must not become code: they arrive as references to variables (see `shell-text.ts`). */
    readonly shellTexts?: readonly string[];
    command(inputs: Inputs, context: Pick<ActivityContext, 'directory' | 'environment'>): Command;
}

export interface Command {
    readonly file: string;
    readonly args: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    /** Written to the command's standard input, which is then closed. */
    readonly input?: string;
}

/** Runs in the runner's own process: only what cannot take it down and does not block it. */
export interface InlineActivity {
    readonly kind: 'inline';
    run(inputs: Inputs, context: ActivityContext): Promise<Outputs>;
}

/** Runs in a child of the runner, so that a crash fails one task and never the run. */
export interface WorkerActivity {
    readonly kind: 'worker';
    run(inputs: Inputs, context: ActivityContext): Promise<Outputs>;
}

/** Runs another line, as a run of its own: the runner does it. */
export interface LineActivity {
    readonly kind: 'line';
    order(inputs: Inputs): LineOrder;
}

/** Which line a task runs, and how. */
export interface LineOrder {
    readonly line: LineInput;
    readonly params: Readonly<Record<string, Input>>;
    readonly jobs?: number;
    /** As that line says where it is absent. */
    readonly ifRunning?: 'refuse' | 'wait' | 'allow';
}

export type ActivityCode = CommandActivity | InlineActivity | WorkerActivity | LineActivity;

/** A failure that a person can act on: its message is shown as it is, without a stack. */
export class ActivityError extends Error {
    override readonly name = 'ActivityError';
}
