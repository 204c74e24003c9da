import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalEvent } from '../../protocol/journal.ts';
import { codeOf, messageOf, RunError } from '../errors.ts';
import { decodeRecord } from './record.ts';

export interface JournalContent {
    readonly events: readonly JournalEvent[];
    /** The end of the file is no whole event (the writer died in the middle, or is still at it) and was left out: in words. */
    readonly torn?: string;
    /** How many bytes the events take, from the beginning of the file. */
    readonly bytes: number;
}

/** A journal without one whole event: its run was killed as it began. */
export class EmptyJournalError extends RunError {}

const CHUNK = 1 << 18;
const LINE_FEED = 0x0a;

/** Reads a journal that grows: each `read` gives the events that came since the one before. */
export class JournalTail {
    readonly path: string;
    private offset = 0;
    private lines = 0;
    private rest = Buffer.alloc(0);

    constructor(path: string) {
        this.path = path;
    }

    /** The whole events since the last call; none while the file is not there yet. @throws RunError for a journal that is corrupt or unreadable */
    async read(): Promise<readonly JournalEvent[]> {
        let file: FileHandle;
        try {
            file = await open(this.path, 'r');
        } catch (error) {
            if (codeOf(error) === 'ENOENT') return [];
            throw new RunError(`Cannot read the journal ${this.path}: ${messageOf(error)}`);
        }
        try {
            return await this.readFrom(file);
        } finally {
            await file.close();
        }
    }

    /** What stands behind the last whole event, in words; undefined for nothing. */
    get torn(): string | undefined {
        return this.rest.length === 0 ? undefined : `${this.path}: the last ${this.rest.length} bytes, from line ${this.lines + 1} on, are no whole event and were left out.`;
    }

    /** Bytes from the beginning of the file to the end of its last whole event. */
    get bytes(): number {
        return this.offset - this.rest.length;
    }

    private async readFrom(file: FileHandle): Promise<readonly JournalEvent[]> {
        const events: JournalEvent[] = [];
        const chunk = Buffer.allocUnsafe(CHUNK);
        for (;;) {
            const { bytesRead } = await file.read(chunk, 0, CHUNK, this.offset);
            if (bytesRead === 0) return events;
            this.offset += bytesRead;
            this.rest = Buffer.concat([this.rest, chunk.subarray(0, bytesRead)]);
            this.takeLines(events);
        }
    }

    /** A damaged line is the torn tail until a whole event follows it: then the middle is corrupt. */
    private takeLines(events: JournalEvent[]): void {
        let start = 0;
        let damaged: number | undefined;
        let line = this.lines;
        for (let from = 0, end = this.rest.indexOf(LINE_FEED); end >= 0; from = end + 1, end = this.rest.indexOf(LINE_FEED, from)) {
            line += 1;
            const event = decodeRecord(this.rest.toString('utf8', from, end));
            if (event === undefined) {
                damaged ??= line;
                continue;
            }
            if (damaged !== undefined) throw this.corrupt(damaged, 'it is damaged');
            if (event.seq !== line) throw this.corrupt(line, `event ${line} should stand there, but it is event ${event.seq}`);
            events.push(event);
            this.lines = line;
            start = end + 1;
        }
        this.rest = this.rest.subarray(start);
    }

    private corrupt(line: number, problem: string): RunError {
        return new RunError(`The journal ${this.path} is corrupt at line ${line}: ${problem}. Restore the file, or delete the run's folder.`);
    }
}

/** Where the journal of a run lies. */
export function journalPath(runFolder: string): string {
    return join(runFolder, 'journal.jsonl');
}

/**
 * Reads the journal of a run whole.
 * @param runFolder `.pline/runs/<run id>`
 * @throws RunError for a journal that is missing, unreadable, or corrupt before its end
 */
export async function readJournal(runFolder: string): Promise<JournalContent> {
    const tail = new JournalTail(journalPath(runFolder));
    const events = await tail.read();
    if (events.length === 0) {
        const problem = tail.torn === undefined ? 'it is missing or empty' : 'its first event is torn or damaged';
        throw new EmptyJournalError(`The journal ${tail.path} holds no run: ${problem}. Delete the run's folder if the run is of no use.`);
    }
    if (events[0]!.type !== 'run-started') throw new RunError(`The journal ${tail.path} is corrupt at line 1: a run must begin with run-started. Restore the file, or delete the run's folder.`);
    return { events, bytes: tail.bytes, ...(tail.torn !== undefined && { torn: tail.torn }) };
}
