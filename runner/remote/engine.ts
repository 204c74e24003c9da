/** What another engine, on which a line runs, has to offer, so that a run there is kept here like any other. */
import type { Outputs, TaskEnd } from '../../protocol/journal.ts';

/** One attempt of a task, as the engine sees it. */
export interface RemoteAttempt {
    /** Counts from 1; 0 for a task that never started. */
    readonly attempt: number;
    /** `retrying`: this attempt failed, and another follows. */
    readonly status: 'waiting' | 'running' | 'retrying' | TaskEnd;
    /** ISO 8601. */
    readonly started?: string;
    readonly ended?: string;
}

export interface RemoteState {
    /** The last attempt of each task. */
    readonly tasks: ReadonlyMap<string, RemoteAttempt>;
    /** How the run ended; undefined while it goes on. */
    readonly ended?: 'succeeded' | 'failed';
}

/** A run on the engine. Every call is tried until it reaches the engine: a lost connection is no result. */
export interface RemoteRun {
    look(): Promise<RemoteState>;
    /** Every attempt of a task up to now. */
    attempts(task: string): Promise<readonly RemoteAttempt[]>;
    outputs(task: string): Promise<Outputs>;
    /** What an attempt wrote; empty where the engine no longer has it. */
    log(task: string, attempt: number): Promise<string>;
    /** Asks the engine to end the run. */
    cancel(): Promise<void>;
}

export interface RemoteRequest {
    readonly run: string;
    /** As given on a command line. */
    readonly params: Readonly<Record<string, string>>;
    readonly environment: string | undefined;
    readonly external: 'last' | 'success' | 'failure';
    /** Aborted when nobody waits for the run any more. */
    readonly signal: AbortSignal;
    /** Is told what is waited for. */
    readonly say: (notice: string) => void;
}

export interface RemoteEngine {
    readonly title: string;
    /** @throws RunError where the engine is not there, or does not let us in */
    check(): Promise<void>;
    /** @throws RunError where the engine refuses */
    start(request: RemoteRequest): Promise<RemoteRun>;
}
