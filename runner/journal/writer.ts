import { closeSync, fdatasync, openSync, truncateSync, writeSync } from 'node:fs';
import type { JournalEvent, RunEvent } from '../../protocol/journal.ts';
import { messageOf, RunError } from '../errors.ts';
import type { JournalContent } from './reader.ts';
import { encodeRecord } from './record.ts';

/**
 * Appends events to a journal. What `append` returned from survives the death of this process; what `commit` resolved for survives
 * the loss of power too. Commits that overlap share one flush.
 */
export class JournalWriter {
    private readonly path: string;
    private readonly file: number;
    private appended: number;
    private durable: number;
    private flushing: Promise<void> | undefined;

    private constructor(path: string, file: number, appended = 0) {
        this.path = path;
        this.file = file;
        this.appended = appended;
        this.durable = appended;
    }

    /** @throws RunError where the file cannot be made or is there already */
    static create(path: string): JournalWriter {
        try {
            return new JournalWriter(path, openSync(path, 'ax'));
        } catch (error) {
            throw new RunError(`Cannot write the journal ${path}: ${messageOf(error)}`);
        }
    }

    /**
     * Goes on with a journal. What stands behind its last whole event (its writer died in the middle of one) is cut off.
     * @throws RunError where the file cannot be written
     */
    static resume(path: string, { events, bytes }: JournalContent): JournalWriter {
        try {
            truncateSync(path, bytes);
            return new JournalWriter(path, openSync(path, 'a'), events.length);
        } catch (error) {
            throw new RunError(`Cannot write the journal ${path}: ${messageOf(error)}`);
        }
    }

    /** Numbers, times and writes an event. @throws RunError where the disk takes no more */
    append(event: RunEvent): JournalEvent {
        const record: JournalEvent = { v: 1, seq: this.appended + 1, time: new Date().toISOString(), ...event };
        try {
            writeWhole(this.file, encodeRecord(record));
        } catch (error) {
            throw this.failure(error);
        }
        this.appended += 1;
        return record;
    }

    /** Resolves when everything appended so far is on the disk. @throws RunError where it cannot be */
    async commit(): Promise<void> {
        const wanted = this.appended;
        while (this.durable < wanted) {
            this.flushing ??= this.flush();
            await this.flushing;
        }
    }

    /** Commits what is left and closes the file. */
    async close(): Promise<void> {
        try {
            await this.commit();
        } finally {
            closeSync(this.file);
        }
    }

    private async flush(): Promise<void> {
        const reached = this.appended;
        try {
            await new Promise<void>((resolve, reject) => {
                fdatasync(this.file, (error) => { if (error) reject(this.failure(error)); else resolve(); });
            });
            this.durable = reached;
        } finally {
            this.flushing = undefined;
        }
    }

    private failure(error: unknown): RunError {
        return new RunError(`Cannot write the journal ${this.path}: ${messageOf(error)}. Make room on the disk, or allow writing to the folder, and run again.`);
    }
}

/** As a rule one write, without a buffer in between. */
function writeWhole(file: number, text: string): void {
    let written = writeSync(file, text);
    if (written === Buffer.byteLength(text)) return;
    const bytes = Buffer.from(text);
    while (written < bytes.length) written += writeSync(file, bytes, written);
}
