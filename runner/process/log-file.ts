import { closeSync, openSync, writeSync } from 'node:fs';
import { messageOf, RunError } from '../errors.ts';
import type { Masker } from './mask.ts';

/** The log of one attempt. Children write to it directly; the runner adds what it masks, and lines of its own. */
export class LogFile {
    readonly path: string;
    /** Why something could not be written, in words. */
    problem: string | undefined;
    private file: number | undefined;
    private closed = false;

    constructor(path: string) {
        this.path = path;
    }

    /** Opened at its first use, for appending, so that several writers do not overwrite one another. @throws RunError where the file cannot be made */
    get descriptor(): number {
        try {
            return this.file ??= openSync(this.path, 'a');
        } catch (error) {
            throw new RunError(`Cannot write the log ${this.path}: ${messageOf(error)}`);
        }
    }

    /** Makes the file, which stays empty unless something is written. */
    create(): void {
        this.write(new Uint8Array());
    }

    /** Adds a line, without its secrets. */
    line(text: string, masker: Masker): void {
        this.write(Buffer.from(`${masker.text(text)}\n`));
    }

    /** Adds bytes. After `close` they are dropped; on a full disk too, and `problem` tells it. */
    write(bytes: Uint8Array): void {
        if (this.closed || this.problem !== undefined) return;
        try {
            const { descriptor } = this;
            for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
        } catch (error) {
            this.problem = error instanceof RunError ? error.message : `Cannot write the log ${this.path}: ${messageOf(error)}`;
        }
    }

    close(): void {
        if (this.file !== undefined) closeSync(this.file);
        this.file = undefined;
        this.closed = true;
    }
}
