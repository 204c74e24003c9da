/** What lists of runs show, without reading whole journals: the first event of one that has ended, and the last. */
import { existsSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunGlance } from '../../protocol/history.ts';
import type { JournalEvent, RunStatus } from '../../protocol/journal.ts';
import { codeOf, messageOf, RunError } from '../errors.ts';
import { journalPath } from './reader.ts';
import { decodeRecord } from './record.ts';
import { readRun, type RecordedRun } from './runs.ts';

const CHUNK = 1 << 14;
const LINE_FEED = 0x0a;

/**
 * Looks at a run. One that has ended without a break is read at both ends alone, so damage in the middle is not noticed.
 * @param folder the run's folder
 * @throws RunError for a journal that is missing, unreadable or corrupt
 */
export async function glanceAt(folder: string): Promise<RunGlance> {
    // A run that was resumed keeps the line as it was before; when it went on stands somewhere in the middle.
    const [first, last] = existsSync(join(folder, 'line.1.json')) ? [] : await endsOf(journalPath(folder));
    if (first?.type !== 'run-started' || last?.type !== 'run-ended') return glanceOf(await readRun(folder));
    const { run: id, line, file, environment, time, tasks } = first;
    return { id, line, file, status: last.status, started: time, ended: last.time, tasks: tasks.length, handled: isHandled(last), ...(environment !== undefined && { environment }) };
}

/** The same of a run that was read whole. */
export function glanceOf({ view, start }: Pick<RecordedRun, 'view' | 'start'>): RunGlance {
    const { id, line, status, environment, started, resumed, ended } = view;
    const tasks = Object.values(view.tasks);
    return {
        id, line, file: start.file, status, started, tasks: tasks.length, handled: isHandled(view),
        ...(status === 'running' && { done: tasks.filter((task) => task.status !== 'waiting' && task.status !== 'running').length }),
        ...(environment !== undefined && { environment }), ...(resumed !== undefined && { resumed }), ...(ended !== undefined && { ended }),
    };
}

function isHandled({ status, handled }: { readonly status: RunStatus; readonly handled: readonly string[] }): boolean {
    return status === 'succeeded' && handled.length > 0;
}

async function endsOf(path: string): Promise<readonly (JournalEvent | undefined)[]> {
    try {
        const file = await open(path, 'r');
        try {
            return [decodeRecord(await firstLine(file)), decodeRecord(await lastLine(file))];
        } finally {
            await file.close();
        }
    } catch (error) {
        // Whoever reads it whole says it in one way.
        if (codeOf(error) === 'ENOENT') return [];
        throw new RunError(`Cannot read the journal ${path}: ${messageOf(error)}`);
    }
}

async function firstLine(file: FileHandle): Promise<string> {
    let read = Buffer.alloc(0);
    for (;;) {
        const chunk = await readAt(file, read.length, CHUNK);
        const end = chunk.indexOf(LINE_FEED);
        read = Buffer.concat([read, end < 0 ? chunk : chunk.subarray(0, end)]);
        if (end >= 0 || chunk.length === 0) return read.toString('utf8');
    }
}

/** Without its line feed; empty where the file does not end in one, for then its writer died in the middle. */
async function lastLine(file: FileHandle): Promise<string> {
    const { size } = await file.stat();
    let read = Buffer.alloc(0);
    for (let start = size; start > 0;) {
        const from = Math.max(0, start - CHUNK);
        read = Buffer.concat([await readAt(file, from, start - from), read]);
        start = from;
        if (read.at(-1) !== LINE_FEED) return '';
        const before = read.lastIndexOf(LINE_FEED, read.length - 2);
        if (before >= 0 || start === 0) return read.toString('utf8', before + 1, read.length - 1);
    }
    return '';
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, position);
    return buffer.subarray(0, bytesRead);
}
